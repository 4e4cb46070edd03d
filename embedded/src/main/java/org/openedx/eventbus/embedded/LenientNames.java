package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Classes with which the registry takes a schema whatever its names are.
 *
 * <p>The Avro in it refuses a namespace with a hyphen, and with it {@code
 * org.openedx.enterprise.subsidy.redemption-reversed.v1}, which Open edX registers and whose name
 * nobody can change any more. No setting of the registry changes that. Avro has the other rule too,
 * as a constant beside the strict one, whose name is as long: so its parsers are made to use that,
 * in copies of their classes that are put before the originals. Who writes contracts is held to
 * Avro's names by their check, not by this registry.
 */
final class LenientNames {

  private static final String STRICT = "UTF_VALIDATOR";
  private static final String LENIENT = "NO_VALIDATION";

  /** Declares both, and must go on doing so. */
  private static final String DECLARATION = "org/apache/avro/NameValidator.class";

  private static final String AVRO = "org.apache.avro.avro-1.12.0.jar";

  private LenientNames() {}

  /**
   * A jar with those classes, made when it is first asked for.
   *
   * @param runner the registry's jar, beside which its others lie
   */
  static Path jar(Cache cache, Path runner) {
    Path avro = runner.resolveSibling("lib").resolve(AVRO);
    try {
      Path jar = cache.directory().resolve("lenient-names-" + Files.size(avro) + ".jar");
      if (!Files.exists(jar)) {
        Files.createDirectories(cache.directory());
        Path unfinished = Files.createTempFile(cache.directory(), "lenient-names-", ".tmp");
        try {
          write(avro, unfinished);
          Files.move(unfinished, jar, ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(unfinished);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new EmbeddedException(
          "cannot prepare the schema registry in "
              + cache.directory()
              + " from "
              + avro
              + ": "
              + e
              + "; the system property "
              + Cache.PROPERTY
              + " moves that directory",
          e);
    }
  }

  private static void write(Path avro, Path target) throws IOException {
    try (ZipFile in = new ZipFile(avro.toFile());
        OutputStream file = Files.newOutputStream(target);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.getName().endsWith(".class") && !entry.getName().equals(DECLARATION)) {
          // As ISO 8859-1, any bytes become a text and the same bytes again.
          String code = new String(in.getInputStream(entry).readAllBytes(), ISO_8859_1);
          if (code.contains(STRICT)) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            out.write(code.replace(STRICT, LENIENT).getBytes(ISO_8859_1));
            out.closeEntry();
          }
        }
      }
    }
  }
}
