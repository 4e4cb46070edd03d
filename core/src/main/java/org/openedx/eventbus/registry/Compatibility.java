package org.openedx.eventbus.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Compatibility level of a subject: the rule for its next version. Confluent's seven levels. */
public enum Compatibility {
  /** Every schema is accepted. */
  NONE,
  /** The new schema can read data of the latest version. */
  BACKWARD,
  /** The new schema can read data of every earlier version. */
  BACKWARD_TRANSITIVE,
  /** The latest version can read data of the new schema. */
  FORWARD,
  /** Every earlier version can read data of the new schema. Open edX requires it (ADR 6). */
  FORWARD_TRANSITIVE,
  /** {@link #BACKWARD} and {@link #FORWARD}. */
  FULL,
  /** {@link #BACKWARD_TRANSITIVE} and {@link #FORWARD_TRANSITIVE}. */
  FULL_TRANSITIVE;

  /**
   * Returns the first violation of this level by the next schema of a subject.
   *
   * @param earlier the versions of the subject, oldest first
   */
  Optional<String> firstViolation(Schema next, List<Schema> earlier) {
    List<Schema> checked =
        name().endsWith("_TRANSITIVE") || earlier.isEmpty()
            ? earlier
            : earlier.subList(earlier.size() - 1, earlier.size());
    return checked.stream()
        .flatMap(
            old ->
                switch (this) {
                  case NONE -> Stream.<String>empty();
                  case BACKWARD, BACKWARD_TRANSITIVE -> violations(next, old);
                  case FORWARD, FORWARD_TRANSITIVE -> violations(old, next);
                  case FULL, FULL_TRANSITIVE ->
                      Stream.concat(violations(next, old), violations(old, next));
                })
        .findFirst();
  }

  private static Stream<String> violations(Schema reader, Schema writer) {
    SchemaCompatibilityResult result =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? Stream.empty()
        : result.getIncompatibilities().stream()
            .map(i -> i.getType() + " at " + i.getLocation() + ": " + i.getMessage());
  }
}
