package org.openedx.eventbus.tools.generate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.openedx.eventbus.avro.GenericValues;

/** Random records of a schema, reproducible by seed. Maps have the order of generated codecs. */
final class RandomRecords {
  private static final String[] TEXTS = {
    "",
    "a",
    "course-v1:edX+DemoX+2026",
    "é",
    "日本",
    "\uD83D\uDE00",
    "\uE000",
    "line\nbreak",
    "\u0000"
  };

  private final Random random;

  RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  GenericData.Record next(Schema schema) {
    return (GenericData.Record) value(schema, 0);
  }

  private Object value(Schema schema, int depth) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record result = new GenericData.Record(schema);
        schema.getFields().forEach(f -> result.put(f.pos(), value(f.schema(), depth + 1)));
        yield result;
      }
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
      case ARRAY -> {
        GenericData.Array<Object> result = new GenericData.Array<>(4, schema);
        for (int i = size(depth); i > 0; i--) {
          result.add(value(schema.getElementType(), depth + 1));
        }
        yield result;
      }
      case MAP -> {
        Map<String, Object> result = new TreeMap<>(GenericValues.CODE_POINT_ORDER);
        for (int i = size(depth); i > 0; i--) {
          result.put(text() + random.nextInt(3), value(schema.getValueType(), depth + 1));
        }
        yield result;
      }
      case UNION -> union(schema, depth);
      case FIXED -> new GenericData.Fixed(schema, fixed(schema));
      case STRING ->
          schema.getLogicalType() == null
              ? text()
              : new UUID(random.nextLong(), random.nextLong()).toString();
      case BYTES ->
          ByteBuffer.wrap(
              schema.getLogicalType() == null ? bytes(random.nextInt(40)) : decimal(schema));
      case INT -> integer(schema);
      case LONG -> number(schema);
      case FLOAT -> random.nextInt(8) == 0 ? Float.NaN : random.nextFloat() * 1e9f;
      case DOUBLE -> random.nextInt(8) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private int size(int depth) {
    return depth > 3 ? 0 : random.nextInt(4);
  }

  private Object union(Schema schema, int depth) {
    boolean none = depth > 3 || random.nextInt(3) == 0;
    Schema first = schema.getTypes().get(0);
    Schema second = schema.getTypes().get(1);
    return (first.getType() == Schema.Type.NULL) == none
        ? value(first, depth)
        : value(second, depth);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] fixed(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal) {
      byte[] least = decimal(schema);
      byte[] all = new byte[schema.getFixedSize()];
      java.util.Arrays.fill(all, (byte) (least[0] < 0 ? -1 : 0));
      System.arraycopy(least, 0, all, all.length - least.length, least.length);
      return all;
    }
    return bytes(schema.getFixedSize());
  }

  private byte[] decimal(Schema schema) {
    int precision = ((LogicalTypes.Decimal) schema.getLogicalType()).getPrecision();
    BigInteger bound = BigDecimal.TEN.pow(precision).toBigInteger();
    BigInteger value = new BigInteger(62, random).mod(bound);
    return (random.nextBoolean() ? value : value.negate()).toByteArray();
  }

  private int integer(Schema schema) {
    String type = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return type.equals("time-millis")
        ? random.nextInt(86_400_000)
        : random.nextInt() >> random.nextInt(32);
  }

  private long number(Schema schema) {
    String type = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    long any = random.nextLong() >> random.nextInt(64);
    return type.equals("time-micros") ? Math.floorMod(any, 86_400_000_000L) : any;
  }
}
