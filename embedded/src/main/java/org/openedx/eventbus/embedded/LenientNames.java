package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Jar of patched Avro classes with which the registry accepts schemas with any names.
 *
 * <p>The registry's Avro rejects a namespace with a hyphen. It therefore rejects {@code
 * org.openedx.enterprise.subsidy.redemption-reversed.v1}, whose name is fixed because Open edX has
 * released it, and the registry has no setting to change that. Avro declares a lenient rule as a
 * constant beside the strict one, and both constants' names have the same length. This class copies
 * Avro's classes that use the strict constant, and replaces the name in their byte code. On the
 * class path, the copies come before the originals.
 *
 * <p>The names of new contracts are checked by {@code eventbus schema lint}, not by this registry.
 */
final class LenientNames {

  private static final String STRICT = "UTF_VALIDATOR";
  private static final String LENIENT = "NO_VALIDATION";

  /** Declares both constants, and therefore must not be patched. */
  private static final String DECLARING_CLASS = "org/apache/avro/NameValidator.class";

  private static final String AVRO = "org.apache.avro.avro-1.12.0.jar";

  private LenientNames() {}

  /**
   * Returns the jar with the patched classes, which is created on first use.
   *
   * @param cache the directory for the jar
   * @param runner the registry's jar, beside which its libraries are
   */
  static Path jar(Path cache, Path runner) {
    Path avro = runner.resolveSibling("lib").resolve(AVRO);
    try {
      Path jar = cache.resolve("lenient-names-" + Files.size(avro) + ".jar");
      if (!Files.exists(jar)) {
        Files.createDirectories(cache);
        Path unfinished = Files.createTempFile(cache, "lenient-names-", ".tmp");
        try {
          patch(avro, unfinished);
          Files.move(unfinished, jar, ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(unfinished);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new EmbeddedException(
          ("cannot patch %s of the schema registry into %s: %s; set the system property %s to"
                  + " another cache directory")
              .formatted(avro, cache, e, RegistryDistribution.CACHE_PROPERTY),
          e);
    }
  }

  private static void patch(Path avro, Path target) throws IOException {
    try (ZipFile in = new ZipFile(avro.toFile());
        OutputStream file = Files.newOutputStream(target);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        if (entry.getName().endsWith(".class") && !entry.getName().equals(DECLARING_CLASS)) {
          // ISO 8859-1 maps any bytes to a string, and that string to the same bytes.
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
