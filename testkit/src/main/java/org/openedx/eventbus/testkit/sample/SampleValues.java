package org.openedx.eventbus.testkit.sample;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Values of any record schema, as Avro's generic records. Logical types are kept to. A string whose
 * field says {@code "format": "date-time"}, as contracts do and registered schemas do not, holds a
 * date and time with its offset; any other string holds anything.
 *
 * <p>Each method throws {@link IllegalArgumentException} when the schema holds itself in a way that
 * no value of finite size has.
 */
public final class SampleValues {
  private SampleValues() {}

  /** Nothing that can be left out; everything else empty, zero or false. */
  public static GenericRecord minimal(Schema schema) {
    return SchemaWalk.record(schema, Extreme.MINIMAL);
  }

  /** Everything there is, with long awkward texts, full lists and the largest numbers. */
  public static GenericRecord maximal(Schema schema) {
    return SchemaWalk.record(schema, Extreme.MAXIMAL);
  }

  /** Anything the schema allows, edges more often than chance would have them. */
  public static GenericRecord random(Schema schema, RandomGenerator random) {
    return SchemaWalk.record(schema, new Chance(random));
  }

  /**
   * Values that between them take every choice the schema leaves: what is optional there and
   * absent, each symbol, each branch, flags both ways, lists of none, one and several. By what is
   * peculiar to them, in a fixed order.
   */
  public static Map<String, GenericRecord> shapes(Schema schema) {
    return Shapes.of(schema);
  }
}
