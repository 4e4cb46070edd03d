package org.openedx.eventbus.tools.internal.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
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
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.internal.JsonTrees;
import org.openedx.eventbus.tools.internal.sample.SampleTexts.FieldHints;

/**
 * Sample payload of an event type. It is deterministic: the same contract always has the same
 * sample, and a field keeps its value if other fields are added.
 *
 * @param record the sample as a generic record of the contract's schema
 * @param json the sample as plain JSON, in the form that {@code eventbus send --data} accepts
 */
public record SamplePayload(GenericRecord record, JsonNode json) {
  /**
   * Returns the sample of a contract; empty if the payload would be infinite or unreasonably large.
   */
  public static Optional<SamplePayload> of(Contract contract) {
    return SampleBuilder.of(contract)
        .map(record -> new SamplePayload(record, json(contract, record)));
  }

  private static JsonNode json(Contract contract, GenericRecord record) {
    EventType<GenericRecord> type =
        GenericCodec.eventType(contract.name(), contract.wireSchema()).build();
    return JsonTrees.read(PlainJson.write(type, record));
  }

  /** Returns the JSON with line breaks and indentation. */
  public String prettyJson() {
    return JsonTrees.compact(json);
  }

  /** Builds a sample value for each part of a schema. Used for one payload, by one thread. */
  private static final class SampleBuilder {
    /** Limit, because types can refer to each other so that the payload doubles at each level. */
    private static final int MAX_VALUES = 5_000;

    /** Thrown if a type has no finite value. The closest optional value around it is omitted. */
    private static final class NoValueException extends RuntimeException {
      private static final long serialVersionUID = 1L;

      NoValueException() {
        super(null, null, false, false);
      }
    }

    private final String event;
    private final Deque<String> enclosing = new ArrayDeque<>();
    private int count;

    private SampleBuilder(String event) {
      this.event = event;
    }

    static Optional<GenericRecord> of(Contract contract) {
      SampleBuilder builder = new SampleBuilder(contract.name().value());
      try {
        Object payload = builder.record(contract.schema(), "");
        return builder.count > MAX_VALUES ? Optional.empty() : Optional.of((GenericRecord) payload);
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
          record.put(field.pos(), value(field.schema(), FieldHints.of(field, schema), at));
        }
        return record;
      } finally {
        enclosing.pop();
      }
    }

    private @Nullable Object value(Schema schema, FieldHints hints, String path) {
      if (++count > MAX_VALUES) {
        throw new NoValueException();
      }
      // Depends on the path only, so that a field keeps its value if other fields are added.
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

    private Collection<?> items(Schema schema, FieldHints hints, String path) {
      GenericData.Array<Object> items = new GenericData.Array<>(1, schema);
      try {
        items.add(value(schema.getElementType(), hints, path));
      } catch (NoValueException e) {
        // an empty list is a valid value
      }
      return items;
    }

    private Map<String, ?> entries(Schema schema, FieldHints hints, String path) {
      try {
        return Collections.singletonMap("key", value(schema.getValueType(), hints, path));
      } catch (NoValueException e) {
        return Map.of();
      }
    }

    private @Nullable Object union(Schema schema, FieldHints hints, String path) {
      for (Schema branch : schema.getTypes()) {
        if (branch.getType() != Schema.Type.NULL) {
          try {
            return value(branch, hints, path);
          } catch (NoValueException e) {
            // try the next branch
          }
        }
      }
      if (schema.isNullable()) {
        return null;
      }
      throw new NoValueException();
    }

    private static byte[] bytes(Schema schema, Random random) {
      return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
          ? unscaled(decimal, random).toByteArray()
          : SampleTexts.word(random).getBytes(StandardCharsets.US_ASCII);
    }

    private static BigInteger unscaled(LogicalTypes.Decimal decimal, Random random) {
      BigInteger bound = BigInteger.TEN.pow(decimal.getPrecision());
      return BigInteger.valueOf(1_000 + random.nextInt(9_000)).mod(bound);
    }

    private static byte[] fixed(Schema schema, Random random) {
      byte[] all = new byte[schema.getFixedSize()];
      if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
        byte[] lowBytes = unscaled(decimal, random).toByteArray();
        System.arraycopy(lowBytes, 0, all, all.length - lowBytes.length, lowBytes.length);
      } else {
        random.nextBytes(all);
      }
      return all;
    }
  }
}
