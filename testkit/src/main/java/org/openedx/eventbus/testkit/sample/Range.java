package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The whole numbers that a schema allows, its logical type counted in. */
record Range(BigInteger least, BigInteger most) {
  private static final long MILLIS_OF_DAY = 86_400_000L;

  static Range of(Schema schema) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return switch (logical) {
      case "time-millis" -> between(0, MILLIS_OF_DAY - 1);
      case "time-micros" -> between(0, MILLIS_OF_DAY * 1000 - 1);
      default ->
          schema.getType() == Schema.Type.INT
              ? between(Integer.MIN_VALUE, Integer.MAX_VALUE)
              : between(Long.MIN_VALUE, Long.MAX_VALUE);
    };
  }

  /** The unscaled values of a decimal. */
  static Range of(LogicalTypes.Decimal decimal) {
    BigInteger most = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
    return new Range(most.negate(), most);
  }

  private static Range between(long least, long most) {
    return new Range(BigInteger.valueOf(least), BigInteger.valueOf(most));
  }
}
