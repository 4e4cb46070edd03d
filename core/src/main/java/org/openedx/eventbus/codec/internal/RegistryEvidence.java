package org.openedx.eventbus.codec.internal;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.registry.internal.VerifiedCache;
import org.openedx.eventbus.registry.internal.VerifiedCache.Answer;

/**
 * Evidence in a registry that a record was written with another registry, as opposed to a record
 * with a wrong id. Only the contents of the registry count, because a record can name any id. See
 * decision 0032. Thread-safe.
 */
final class RegistryEvidence {
  /** Time for which an answer about the whole registry is used again. */
  private static final Duration MAX_AGE = Duration.ofSeconds(10);

  private final SchemaRegistry registry;

  /** Whether the registry was empty, by a constant key. */
  private final VerifiedCache<String, Boolean> empty = new VerifiedCache<>(MAX_AGE, MAX_AGE);

  RegistryEvidence(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns whether the registry contains nothing about an event type on its topic, and an id does
   * not belong to this topic either.
   *
   * @param expected full name of the event type's record
   * @param writer the schema of the id, which is not a schema of the event type
   */
  boolean lacks(String topic, String expected, SchemaId id, Schema writer) {
    String actual =
        writer.getType() == Schema.Type.RECORD ? writer.getFullName() : writer.getType().getName();
    // The names that subjects have, by topic and record (Open edX), by record, and by topic.
    return !isRegistered(topic, actual, id)
        && Stream.of(topic + "-" + expected, expected, topic + "-value")
            .allMatch(name -> registry.versions(new Subject(name)).isEmpty());
  }

  /** Returns whether an id belongs to the record of a full name on a topic. */
  boolean isRegistered(String topic, String record, SchemaId id) {
    return registry.find(new Subject(topic + "-" + record), id).isPresent();
  }

  /** Returns whether the registry contains no schema at all, so that no id can be in it. */
  boolean isEmpty() {
    return empty.get("", this::requestEmpty, known -> requestEmpty());
  }

  private Answer<Boolean> requestEmpty() {
    try {
      return new Answer<>(registry.subjects().isEmpty(), true);
    } catch (RegistryUnavailableException | RegistryRejectedException e) {
      return new Answer<>(false, true); // for example, the right to list subjects is missing
    }
  }
}
