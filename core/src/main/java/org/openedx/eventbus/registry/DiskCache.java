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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disk cache of a registry's answers, used while the registry is unavailable.
 *
 * <p>One file per answer. Processes may share the directory: files are replaced atomically and
 * never modified. I/O errors are logged and otherwise ignored.
 *
 * <pre>
 * &lt;cache directory&gt;/&lt;hash of the registry's URLs&gt;/
 *   registry.txt          the URLs
 *   id-&lt;id&gt;.json          {"id": …, "schema": …, "sha256": …}
 *   former-&lt;id&gt;.json      the same, of a registry that was replaced
 *   subject-&lt;hash&gt;.json   {"subject": …, "schema": …, "id": …, "sha256": …}
 * </pre>
 */
final class DiskCache {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);
  private static final String ID = "id-";
  private static final String FORMER = "former-";
  private static final String JSON = ".json";

  /** Null if the disk cache is disabled. */
  private final @Nullable Path directory;

  private final String urls;
  private final AtomicBoolean warningLogged = new AtomicBoolean();

  DiskCache(Optional<Path> cacheDirectory, List<URI> registry) {
    this.urls =
        String.join("\n", registry.stream().map(RegistryUrls::normalised).sorted().toList());
    this.directory =
        cacheDirectory.map(dir -> dir.resolve(Sha256.hex(urls).substring(0, 16))).orElse(null);
  }

  Optional<SchemaId> idOf(Subject subject, String text) {
    return read(subjectFile(subject, text), entry -> subject + "\n" + text + "\n" + id(entry))
        .filter(entry -> id(entry) >= 0)
        .map(entry -> new SchemaId(id(entry)));
  }

  private static int id(JsonNode entry) {
    return entry.path("id").asInt(-1);
  }

  Optional<String> textOf(SchemaId id) {
    return textOf(id, idFile(id));
  }

  /** Returns the schema that an id had before {@link #discard} was called the last time. */
  Optional<String> formerTextOf(SchemaId id) {
    return textOf(id, FORMER + id.value() + JSON);
  }

  private Optional<String> textOf(SchemaId id, String file) {
    return read(file, entry -> id + "\n" + entry.path("schema").asText())
        .map(entry -> entry.path("schema").asText());
  }

  /** Deletes the id of a schema under a subject. */
  void remove(Subject subject, String text) {
    if (directory != null) {
      try {
        Files.deleteIfExists(directory.resolve(subjectFile(subject, text)));
      } catch (IOException e) {
        warnOnce(e);
      }
    }
  }

  void put(Subject subject, String text, SchemaId id) {
    ObjectNode entry = RegistryJson.object().put("subject", subject.value());
    entry.put("schema", text).put("id", id.value());
    write(subjectFile(subject, text), entry, subject + "\n" + text + "\n" + id);
  }

  void put(SchemaId id, String text) {
    ObjectNode entry = RegistryJson.object().put("id", id.value()).put("schema", text);
    write(idFile(id), entry, id + "\n" + text);
  }

  /**
   * Discards all answers, because the registry was replaced. Schemas by id are kept as the former
   * ones, which prove it to other processes and after a restart.
   */
  void discard() {
    if (directory == null || !Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "{id,subject}-*.json")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.startsWith(ID)) {
          Path former = directory.resolve(FORMER + name.substring(ID.length()));
          Files.move(file, former, StandardCopyOption.ATOMIC_MOVE);
        } else {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("Another process has discarded {}", e.getFile(), e);
    } catch (IOException e) {
      warnOnce(e);
    }
  }

  private static String subjectFile(Subject subject, String text) {
    return "subject-" + Sha256.hex(subject.value() + "\n" + text).substring(0, 32) + JSON;
  }

  private static String idFile(SchemaId id) {
    return ID + id.value() + JSON;
  }

  /** Reads an entry if it is intact: it contains the hash of what it states. */
  private Optional<JsonNode> read(String name, Function<JsonNode, String> hashed) {
    if (directory == null) {
      return Optional.empty();
    }
    Path file = directory.resolve(name);
    try {
      Optional<JsonNode> entry =
          RegistryJson.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
              .filter(e -> e.path("sha256").asText().equals(Sha256.hex(hashed.apply(e))));
      if (entry.isEmpty()) {
        LOG.warn("Ignoring corrupt cache file {}; the next answer replaces it", file);
      }
      return entry;
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      warnOnce(e);
      return Optional.empty();
    }
  }

  private void write(String name, ObjectNode entry, String hashed) {
    if (directory == null) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Path urlsFile = directory.resolve("registry.txt");
      if (!Files.exists(urlsFile)) {
        replace(directory, urlsFile, urls + "\n");
      }
      replace(
          directory,
          directory.resolve(name),
          entry.put("sha256", Sha256.hex(hashed)).toPrettyString());
    } catch (IOException e) {
      warnOnce(e);
    }
  }

  private static void replace(Path directory, Path file, String content) throws IOException {
    Path temporary = Files.createTempFile(directory, "new", ".tmp");
    try {
      Files.writeString(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void warnOnce(IOException e) {
    if (warningLogged.compareAndSet(false, true)) {
      LOG.warn(
          "Cannot cache registry answers in {} ({}). If the registry is unavailable when the"
              + " service restarts, schemas will be unknown. Logged once",
          directory,
          SafeText.describe(e));
    }
  }
}
