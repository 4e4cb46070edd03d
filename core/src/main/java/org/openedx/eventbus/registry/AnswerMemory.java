package org.openedx.eventbus.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a registry has answered: texts of ids in this process, and everything on disk. An answer
 * that contradicts an earlier one shows that another registry stands in its place; then all that
 * the earlier one said is forgotten.
 */
final class AnswerMemory {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  private final RegistrySettings settings;
  private final DiskCache disk;
  private final Map<SchemaId, String> verified = new ConcurrentHashMap<>();

  AnswerMemory(RegistrySettings settings) {
    this.settings = settings;
    this.disk = new DiskCache(settings.cacheDirectory(), settings.urls());
  }

  /** A text the registry has confirmed to this process. */
  Optional<String> verified(SchemaId id) {
    return Optional.ofNullable(verified.get(id));
  }

  /** A text from any time. */
  Optional<String> remembered(SchemaId id) {
    return verified(id).or(() -> disk.textOf(id));
  }

  Optional<SchemaId> remembered(Subject subject, String text) {
    return disk.idOf(subject, text);
  }

  void confirm(SchemaId id, String text) {
    Optional<String> onDisk = disk.textOf(id);
    if (verified(id).or(() -> onDisk).filter(before -> !before.equals(text)).isPresent()) {
      replaced("id " + id + " was another schema before");
    }
    verified.put(id, text);
    if (!onDisk.equals(Optional.of(text))) {
      disk.remember(id, text);
    }
  }

  void confirm(Subject subject, String text, SchemaId id) {
    Optional<SchemaId> before = disk.idOf(subject, text);
    if (before.equals(Optional.of(id))) {
      return;
    }
    before.ifPresent(old -> replaced("subject " + subject + " had id " + old + ", now " + id));
    disk.remember(subject, text, id);
  }

  /** The registry answers and does not know the id. */
  void gone(SchemaId id) {
    if (remembered(id).isPresent()) {
      replaced("it no longer knows id " + id);
    }
  }

  /** The registry answers and does not know the schema under the subject. */
  void gone(Subject subject, String text) {
    disk.idOf(subject, text)
        .ifPresent(old -> replaced("subject " + subject + " had id " + old + ", now none"));
  }

  private void replaced(String evidence) {
    LOG.warn(
        "The registry at {} was replaced: {}. What it said before is forgotten",
        settings.urls(),
        evidence);
    verified.clear();
    disk.clear();
  }
}
