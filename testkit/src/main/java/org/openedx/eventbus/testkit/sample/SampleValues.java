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
 * <p>For example, {@code SampleValues.minimal(type.schema().schema())}.
 */
public final class SampleValues {
  private SampleValues() {}

  /**
   * {@return a record without optional parts} Everything else is empty, zero or false.
   *
   * @param schema the schema of the record
   * @throws IllegalArgumentException if no value of the schema is finite, because it contains
   *     itself
   */
  public static GenericRecord minimal(Schema schema) {
    return ValueGenerator.record(requireNonNull(schema, "schema"), BoundaryValues.MINIMAL);
  }

  /**
   * {@return a record with all parts, long awkward texts, full lists and the largest numbers}
   *
   * @param schema the schema of the record
   * @throws IllegalArgumentException if no value of the schema is finite, because it contains
   *     itself
   */
  public static GenericRecord maximal(Schema schema) {
    return ValueGenerator.record(requireNonNull(schema, "schema"), BoundaryValues.MAXIMAL);
  }

  /**
   * {@return a random record, with boundary values more often than at random}
   *
   * @param schema the schema of the record
   * @param random the generator of random numbers; the same numbers give the same record
   * @throws IllegalArgumentException if no value of the schema is finite, because it contains
   *     itself
   */
  public static GenericRecord random(Schema schema, RandomGenerator random) {
    requireNonNull(random, "random");
    return ValueGenerator.record(requireNonNull(schema, "schema"), new RandomSource(random));
  }

  /**
   * {@return records that together cover every choice of the schema} Optional parts are present and
   * absent. Each symbol and each branch occurs, and booleans have both values. Lists have zero, one
   * and several items. The keys name the choice, for example {@code user.email: null}. Their order
   * is fixed.
   *
   * @param schema the schema of the records
   * @throws IllegalArgumentException if no value of the schema is finite, because it contains
   *     itself
   */
  public static Map<String, GenericRecord> shapes(Schema schema) {
    return ChoiceCoverage.of(requireNonNull(schema, "schema"));
  }
}
