package org.openedx.eventbus.tools.compat;

import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Avro's own word on whether a reader can read a writer, which registries follow.
 *
 * @param compatible whether it can
 * @param reason what Avro says against it; empty when nothing
 */
public record Verdict(boolean compatible, String reason) {
  public Verdict {
    Objects.requireNonNull(reason, "reason");
  }

  /** Asks Avro. That it throws is a no, as registries have it. */
  public static Verdict of(Schema reader, Schema writer) {
    try {
      SchemaCompatibilityResult result =
          SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
      return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
          ? new Verdict(true, "")
          : new Verdict(false, describe(result));
    } catch (RuntimeException | StackOverflowError e) {
      return new Verdict(false, String.valueOf(e.getMessage()));
    }
  }

  private static String describe(SchemaCompatibilityResult result) {
    return String.join(
        "; ",
        result.getIncompatibilities().stream()
            .map(each -> each.getType() + " at " + each.getLocation() + ": " + each.getMessage())
            .toList());
  }
}
