package org.openedx.eventbus.tools.internal.compat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Avro's verdict on whether a reader can read the data of a writer. Registries use the same one.
 *
 * @param compatible whether the reader can read the data
 * @param reason Avro's reason if it cannot; otherwise empty
 */
public record AvroVerdict(boolean compatible, String reason) {
  /** Runs Avro's check. An exception of the check means incompatible, as in registries. */
  public static AvroVerdict of(Schema reader, Schema writer) {
    try {
      SchemaCompatibilityResult result =
          SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
      return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
          ? new AvroVerdict(true, "")
          : new AvroVerdict(false, describe(result));
    } catch (RuntimeException | StackOverflowError e) {
      return new AvroVerdict(false, String.valueOf(e.getMessage()));
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
