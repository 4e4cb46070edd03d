package org.openedx.eventbus.testkit.sample;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Values of any record schema, as Avro's generic records. They respect logical types. A string
 * whose field has the property {@code "format": "date-time"} is a date and time with an offset.
 * Contracts have this property, registered schemas do not. Other strings are arbitrary.
 *
 * <p>For example, {@code SampleValues.minimal(type.schema().schema())}. Each method throws {@link
 * IllegalArgumentException} if no value of the schema is finite, because it contains itself.
 */
public final class SampleValues {
  private SampleValues() {}

  /** {@return a record without optional parts; everything else is empty, zero or false} */
  public static GenericRecord minimal(Schema schema) {
    return ValueGenerator.record(requireNonNull(schema, "schema"), BoundaryValues.MINIMAL);
  }

  /** {@return a record with all parts, long awkward texts, full lists and the largest numbers} */
  public static GenericRecord maximal(Schema schema) {
    return ValueGenerator.record(requireNonNull(schema, "schema"), BoundaryValues.MAXIMAL);
  }

  /** {@return a random record, with boundary values more often than at random} */
  public static GenericRecord random(Schema schema, RandomGenerator random) {
    requireNonNull(random, "random");
    return ValueGenerator.record(requireNonNull(schema, "schema"), new RandomSource(random));
  }

  /**
   * {@return records that together cover every choice of the schema: optional parts present and
   * absent, each symbol, each branch, booleans both ways, lists of zero, one and several items} The
   * keys name the choice, and their order is fixed.
   */
  public static Map<String, GenericRecord> shapes(Schema schema) {
    return ChoiceCoverage.of(requireNonNull(schema, "schema"));
  }
}
