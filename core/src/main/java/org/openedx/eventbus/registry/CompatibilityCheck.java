package org.openedx.eventbus.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** What each level demands, by Avro's own rule of who can read what. */
final class CompatibilityCheck {
  private CompatibilityCheck() {}

  /** The first reason why a schema may not follow the earlier ones, oldest first. */
  static Optional<String> firstBreak(Compatibility level, Schema next, List<Schema> earlier) {
    boolean transitive = level.name().endsWith("_TRANSITIVE");
    List<Schema> judged =
        transitive || earlier.isEmpty()
            ? earlier
            : earlier.subList(earlier.size() - 1, earlier.size());
    return judged.stream()
        .flatMap(
            old ->
                switch (level) {
                  case NONE -> Stream.<String>empty();
                  case BACKWARD, BACKWARD_TRANSITIVE -> reads(next, old);
                  case FORWARD, FORWARD_TRANSITIVE -> reads(old, next);
                  case FULL, FULL_TRANSITIVE -> Stream.concat(reads(next, old), reads(old, next));
                })
        .findFirst();
  }

  private static Stream<String> reads(Schema reader, Schema writer) {
    SchemaCompatibilityResult result =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? Stream.empty()
        : result.getIncompatibilities().stream()
            .map(i -> i.getType() + " at " + i.getLocation() + ": " + i.getMessage());
  }
}
