package org.openedx.eventbus.it.support;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Random values of a schema, edges more often than chance would have them. */
public final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          "ada",
          "course-v1:edX+DemoX.1+2014",
          "2021-09-21T17:40:27.401427+00:00",
          "not a date",
          "Łódź – żółć",
          "日本語",
          "\uD83D\uDE00 and \uE000",
          "\u0000\n\t\"\\",
          "null");
  private static final List<Long> LONGS =
      List.of(0L, -1L, 63L, 64L, Long.MAX_VALUE, Long.MIN_VALUE);

  private final SplittableRandom random;

  public RandomValues(SplittableRandom random) {
    this.random = random;
  }

  /** A record with each optional part there or not. */
  public GenericRecord record(Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema()));
    }
    return record;
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(pick(schema.getTypes()));
      case ARRAY -> array(schema);
      case MAP -> map(schema);
      case ENUM -> new GenericData.EnumSymbol(schema, pick(schema.getEnumSymbols()));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      case STRING -> text();
      case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(9)));
      case INT -> random.nextInt();
      case LONG -> random.nextInt(3) == 0 ? pick(LONGS) : random.nextLong();
      case FLOAT -> (float) random.nextDouble();
      case DOUBLE -> random.nextDouble();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private List<Object> array(Schema schema) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(schema.getElementType()));
    }
    return items;
  }

  private Map<String, Object> map(Schema schema) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      entries.put(text(), value(schema.getValueType()));
    }
    return entries;
  }

  private String text() {
    if (random.nextBoolean()) {
      return pick(TEXTS);
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append((char) random.nextInt(0x20, random.nextBoolean() ? 0x7F : 0x800));
    }
    return text.toString();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
