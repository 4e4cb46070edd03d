package org.openedx.eventbus.tools.sample;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.contract.Contract;

/** Walks a schema and makes a value of each part. */
final class SampleValues {
  /** Types may use each other in a way that doubles the payload at each level. */
  private static final int MOST_VALUES = 5_000;

  /** There is no finite value here. What is optional around it is then left out. */
  private static final class NoValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoValueException() {
      super(null, null, false, false);
    }
  }

  private final String event;
  private final Deque<String> enclosing = new ArrayDeque<>();
  private int made;

  private SampleValues(String event) {
    this.event = event;
  }

  static Optional<GenericRecord> of(Contract contract) {
    SampleValues values = new SampleValues(contract.name().value());
    try {
      Object payload = values.record(contract.schema(), "");
      return values.made > MOST_VALUES ? Optional.empty() : Optional.of((GenericRecord) payload);
    } catch (NoValueException e) {
      return Optional.empty();
    }
  }

  private GenericRecord record(Schema schema, String path) {
    if (enclosing.contains(schema.getFullName())) {
      throw new NoValueException();
    }
    enclosing.push(schema.getFullName());
    try {
      GenericData.Record record = new GenericData.Record(schema);
      for (Schema.Field field : schema.getFields()) {
        String at = path + "." + field.name();
        record.put(field.pos(), value(field.schema(), Hints.of(field, schema), at));
      }
      return record;
    } finally {
      enclosing.pop();
    }
  }

  private @Nullable Object value(Schema schema, Hints hints, String path) {
    if (++made > MOST_VALUES) {
      throw new NoValueException();
    }
    // Of the place alone, so that a field keeps its value when others come.
    Random random = new Random(31L * event.hashCode() + path.hashCode());
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        yield new GenericData.EnumSymbol(schema, symbols.get(random.nextInt(symbols.size())));
      }
      case ARRAY -> items(schema, hints, path);
      case MAP -> entries(schema, hints, path);
      case UNION -> union(schema, hints, path);
      case FIXED -> new GenericData.Fixed(schema, fixed(schema, random));
      case BYTES -> ByteBuffer.wrap(bytes(schema, random));
      case STRING -> SampleTexts.text(schema, hints, random);
      case INT -> (int) SampleNumbers.whole(schema, random);
      case LONG -> SampleNumbers.whole(schema, random);
      case FLOAT -> (float) SampleNumbers.fraction(random);
      case DOUBLE -> SampleNumbers.fraction(random);
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  private Collection<?> items(Schema schema, Hints hints, String path) {
    GenericData.Array<Object> items = new GenericData.Array<>(1, schema);
    try {
      items.add(value(schema.getElementType(), hints, path));
    } catch (NoValueException e) {
      items.clear(); // an empty list is a value as well
    }
    return items;
  }

  private Map<String, ?> entries(Schema schema, Hints hints, String path) {
    try {
      Object value = value(schema.getValueType(), hints, path);
      return java.util.Collections.singletonMap("key", value);
    } catch (NoValueException e) {
      return Map.of();
    }
  }

  private @Nullable Object union(Schema schema, Hints hints, String path) {
    for (Schema branch : schema.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        try {
          return value(branch, hints, path);
        } catch (NoValueException e) {
          // perhaps another branch has one
        }
      }
    }
    if (schema.isNullable()) {
      return null;
    }
    throw new NoValueException();
  }

  private static byte[] bytes(Schema schema, Random random) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return unscaled(decimal, random).toByteArray();
    }
    return SampleTexts.word(random).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static BigInteger unscaled(LogicalTypes.Decimal decimal, Random random) {
    BigInteger bound = BigInteger.TEN.pow(decimal.getPrecision());
    return BigInteger.valueOf(1_000 + random.nextInt(9_000)).mod(bound);
  }

  private static byte[] fixed(Schema schema, Random random) {
    byte[] all = new byte[schema.getFixedSize()];
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      byte[] least = unscaled(decimal, random).toByteArray();
      System.arraycopy(least, 0, all, all.length - least.length, least.length);
    } else {
      random.nextBytes(all);
    }
    return all;
  }
}
