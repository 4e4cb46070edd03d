package org.openedx.eventbus.tools.internal.compat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Numbered values of a schema. Together they cover every branch of every union and every symbol of
 * every enum.
 */
final class RandomValues {
  /** Value of a union and the branch as which it is written. */
  record Branch(int index, Object value) {}

  private final int number;
  private int depth;

  RandomValues(int number) {
    this.number = number;
  }

  /** Returns the number of values that cover the schema. */
  static int enough(Schema schema) {
    return enough(schema, new ArrayList<>());
  }

  private static int enough(Schema schema, List<Schema> seen) {
    if (seen.stream().anyMatch(each -> each == schema)) {
      return 1;
    }
    seen.add(schema);
    return switch (schema.getType()) {
      case ENUM -> schema.getEnumSymbols().size();
      case UNION ->
          Math.max(
              schema.getTypes().size(),
              schema.getTypes().stream().mapToInt(each -> enough(each, seen)).sum());
      case RECORD ->
          schema.getFields().stream().mapToInt(each -> enough(each.schema(), seen)).max().orElse(1);
      case ARRAY -> enough(schema.getElementType(), seen);
      case MAP -> enough(schema.getValueType(), seen);
      default -> 2;
    };
  }

  /** Returns the value of a type; null for the null type. */
  Object of(Schema schema) {
    depth++;
    try {
      return switch (schema.getType()) {
        case NULL -> null;
        case BOOLEAN -> number % 2 == 0;
        case INT -> number % 2 == 0 ? Integer.MAX_VALUE - number : -number;
        case LONG -> number % 2 == 0 ? Long.MAX_VALUE - number : -number;
        case FLOAT -> 0.1f + number;
        case DOUBLE -> 0.1 + number;
        case BYTES -> ByteBuffer.wrap(new byte[] {(byte) 0xE9, (byte) number});
        case STRING -> "text " + number;
        case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
        case ENUM -> new GenericData.EnumSymbol(schema, symbol(schema.getEnumSymbols()));
        case ARRAY ->
            depth > 8
                ? new GenericData.Array<>(schema, List.of())
                : new GenericData.Array<>(
                    schema, Collections.singletonList(of(schema.getElementType())));
        case MAP ->
            depth > 8 ? Map.of() : Collections.singletonMap("key", of(schema.getValueType()));
        case UNION -> branch(schema);
        case RECORD -> record(schema);
      };
    } finally {
      depth--;
    }
  }

  private String symbol(List<String> symbols) {
    if (symbols.isEmpty()) {
      throw new NoValueException();
    }
    return symbols.get(number % symbols.size());
  }

  private Branch branch(Schema union) {
    int size = union.getTypes().size();
    if (size == 0) {
      throw new NoValueException();
    }
    int index = depth > 8 ? simplest(union) : number % size;
    return new Branch(index, of(union.getTypes().get(index)));
  }

  private static int simplest(Schema union) {
    for (int i = 0; i < union.getTypes().size(); i++) {
      if (union.getTypes().get(i).getType() != Schema.Type.RECORD) {
        return i;
      }
    }
    return 0;
  }

  private GenericData.Record record(Schema schema) {
    if (depth > 40) {
      throw new NoValueException();
    }
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), of(field.schema()));
    }
    return record;
  }

  /** A type has no finite value, for example a record that always contains itself. */
  static final class NoValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
