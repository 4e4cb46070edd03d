package org.openedx.eventbus.registry;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.internal.BoundedCache;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the schemas of one registry by id, in memory and on disk. Thread-safe.
 *
 * <p>A schema that contradicts the cached one means that the registry was replaced. Then all
 * answers are discarded, and the schemas are kept apart as evidence, see {@link #earlier}.
 */
final class SchemaCache {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  /** Limit of the schemas in memory: which ids occur is decided by records. */
  private static final long MAX_CACHED_CHARACTERS = 16L << 20;

  private final DiskCache disk;
  private final List<URI> urls;

  /** The schemas that the registry has returned to this process. */
  private final BoundedCache<SchemaId, String> schemas =
      new BoundedCache<>(MAX_CACHED_CHARACTERS, String::length);

  /** Schemas of a registry that was replaced. */
  private final BoundedCache<SchemaId, String> former =
      new BoundedCache<>(MAX_CACHED_CHARACTERS, String::length);

  SchemaCache(DiskCache disk, List<URI> urls) {
    this.disk = disk;
    this.urls = urls;
  }

  /** Returns the schema of an id, if the registry has returned it to this process. */
  Optional<String> inMemory(SchemaId id) {
    return Optional.ofNullable(schemas.get(id));
  }

  /** Returns the schema of an id from memory or disk. */
  Optional<SchemaText> unverified(SchemaId id) {
    return inMemory(id).or(() -> disk.textOf(id)).map(text -> new SchemaText(text, false));
  }

  /** Returns all cached schemas of an id, newest first. */
  List<String> earlier(SchemaId id) {
    Optional<String> replaced = Optional.ofNullable(former.get(id));
    return Stream.of(inMemory(id), disk.textOf(id), replaced.or(() -> disk.formerTextOf(id)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Stores an answer of the registry. */
  void put(SchemaId id, String text) {
    Optional<String> onDisk = disk.textOf(id);
    Optional<String> before = inMemory(id).or(() -> onDisk);
    if (before.isPresent() && !hasSameMeaning(before.get(), text)) {
      discard("id " + id + " had a different schema before", !onDisk.equals(Optional.of(text)));
    }
    schemas.put(id, text);
    if (!onDisk.equals(Optional.of(text))) {
      disk.put(id, text);
    }
  }

  private static boolean hasSameMeaning(String one, String other) {
    return one.equals(other) || SchemaLookup.semanticallyEqual(one, WireSchema.parse(other));
  }

  /**
   * Discards all answers, because the registry was replaced.
   *
   * @param evidence what shows it
   * @param onDisk whether also on disk; false if another process has already done it
   */
  void discard(String evidence, boolean onDisk) {
    LOG.warn("The registry at {} was replaced ({}); discarding its cached answers", urls, evidence);
    schemas.forEach(former::put);
    schemas.clear();
    if (onDisk) {
      disk.discard();
    }
  }
}
