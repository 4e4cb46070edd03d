package org.openedx.eventbus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry's answers in small files, for the time it is away. Shared by processes: files are
 * replaced atomically and never changed. No trouble with the disk makes a call fail.
 *
 * <pre>
 * &lt;cache directory&gt;/&lt;hash of the registry's URLs&gt;/
 *   registry.txt          the URLs
 *   id-&lt;id&gt;.json          {"id": …, "schema": …, "sha256": …}
 *   subject-&lt;hash&gt;.json   {"subject": …, "schema": …, "id": …, "sha256": …}
 * </pre>
 */
final class DiskCache {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  private final Optional<Path> directory;
  private final String urls;
  private final AtomicBoolean warned = new AtomicBoolean();

  DiskCache(Optional<Path> cacheDirectory, List<URI> registry) {
    this.urls =
        String.join("\n", registry.stream().map(RegistryUrls::normalised).sorted().toList());
    this.directory = cacheDirectory.map(dir -> dir.resolve(hash(urls).substring(0, 16)));
  }

  Optional<SchemaId> idOf(Subject subject, String text) {
    return read(subjectFile(subject, text), entry -> intact(subject, text, entry))
        .map(entry -> new SchemaId(entry.path("id").intValue()));
  }

  private static boolean intact(Subject subject, String text, JsonNode entry) {
    int id = entry.path("id").asInt(-1);
    return id >= 0 && entry.path("sha256").asText().equals(hash(subject + "\n" + text + "\n" + id));
  }

  Optional<String> textOf(SchemaId id) {
    return read(idFile(id), entry -> intact(id, entry)).map(entry -> entry.path("schema").asText());
  }

  private static boolean intact(SchemaId id, JsonNode entry) {
    String text = entry.path("schema").asText();
    return entry.path("sha256").asText().equals(hash(id + "\n" + text));
  }

  void remember(Subject subject, String text, SchemaId id) {
    write(
        subjectFile(subject, text),
        RegistryJson.object()
            .put("subject", subject.value())
            .put("schema", text)
            .put("id", id.value())
            .put("sha256", hash(subject + "\n" + text + "\n" + id)));
  }

  void remember(SchemaId id, String text) {
    write(
        idFile(id),
        RegistryJson.object()
            .put("id", id.value())
            .put("schema", text)
            .put("sha256", hash(id + "\n" + text)));
  }

  /** Forgets all of this registry's answers. */
  void clear() {
    directory
        .filter(Files::isDirectory)
        .ifPresent(
            dir -> {
              try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*.json")) {
                for (Path file : files) {
                  Files.deleteIfExists(file);
                }
              } catch (IOException e) {
                warnOnce(e);
              }
            });
  }

  private Optional<Path> subjectFile(Subject subject, String text) {
    String name = "subject-" + hash(subject.value() + "\n" + text).substring(0, 32) + ".json";
    return directory.map(dir -> dir.resolve(name));
  }

  private Optional<Path> idFile(SchemaId id) {
    return directory.map(dir -> dir.resolve("id-" + id.value() + ".json"));
  }

  private Optional<JsonNode> read(Optional<Path> file, Predicate<JsonNode> intact) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file.get());
      Optional<JsonNode> entry =
          RegistryJson.parse(new String(bytes, StandardCharsets.UTF_8)).filter(intact);
      if (entry.isEmpty()) {
        LOG.warn("{} is damaged and not used; the registry's next answer replaces it", file.get());
      }
      return entry;
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      warnOnce(e);
      return Optional.empty();
    }
  }

  private void write(Optional<Path> file, ObjectNode entry) {
    if (file.isEmpty() || directory.isEmpty()) {
      return;
    }
    try {
      Path dir = directory.get();
      Files.createDirectories(dir);
      Path readable = dir.resolve("registry.txt");
      if (!Files.exists(readable)) {
        replace(dir, readable, urls + "\n");
      }
      replace(dir, file.get(), entry.toPrettyString());
    } catch (IOException e) {
      warnOnce(e);
    }
  }

  private static void replace(Path dir, Path file, String content) throws IOException {
    Path temporary = Files.createTempFile(dir, "new", ".tmp");
    try {
      Files.writeString(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void warnOnce(IOException e) {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "The registry's answers cannot be kept in {} ({}); while the registry is away, schemas"
              + " will be unknown to a restarted service. Said once",
          directory.map(Path::toString).orElse(""),
          e.toString());
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
