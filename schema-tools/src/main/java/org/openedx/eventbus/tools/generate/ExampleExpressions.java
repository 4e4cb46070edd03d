package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.avro.LogicalValues;
import org.openedx.eventbus.event.Bytes;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.tools.generate.JavaCode.Call;
import org.openedx.eventbus.tools.generate.JavaCode.Chain;
import org.openedx.eventbus.tools.generate.JavaCode.Text;
import org.openedx.eventbus.tools.generate.Shape.FieldShape;
import org.openedx.eventbus.tools.generate.Shape.RecordShape;

/** Converts Avro's generic values to readable Java expressions that use the generated records. */
final class ExampleExpressions {
  /** Records with more components are created with a builder. */
  private static final int MAX_CONSTRUCTOR_ARGUMENTS = 3;

  private final Function<ValueType.Data, RecordShape> records;
  private final Imports imports;

  ExampleExpressions(Function<ValueType.Data, RecordShape> records, Imports imports) {
    this.records = records;
    this.imports = imports;
  }

  JavaCode of(ValueType type, Schema schema, @Nullable Object value) {
    if (value == null) {
      return new Text("null");
    }
    if (type instanceof ValueType.Nullable nullable) {
      return of(nullable.present(), schema.getTypes().get(1 - nullable.nullBranch()), value);
    }
    if (type instanceof ValueType.Items items) {
      Schema inner = schema.getElementType();
      List<JavaCode> each =
          ((Collection<?>) value).stream().map(item -> of(items.item(), inner, item)).toList();
      return new Call(imports.of(List.class) + ".of", each);
    }
    if (type instanceof ValueType.Values values) {
      List<JavaCode> entries = new ArrayList<>();
      ((Map<?, ?>) value)
          .forEach(
              (key, item) -> {
                entries.add(text(String.valueOf(key)));
                entries.add(of(values.value(), schema.getValueType(), item));
              });
      return new Call(imports.of(Map.class) + ".of", entries);
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return new Text(
          imports.of(symbols.java()) + "." + EnumWriter.constant(String.valueOf(value)));
    }
    return type instanceof ValueType.Data data
        ? record(records.apply(data), (IndexedRecord) value)
        : scalar((ValueType.Scalar) type, schema, value);
  }

  private JavaCode record(RecordShape shape, IndexedRecord record) {
    List<FieldShape> fields = shape.fields();
    List<JavaCode> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Schema schema = record.getSchema().getFields().get(i).schema();
      values.add(of(fields.get(i).type(), schema, record.get(i)));
    }
    String java = imports.of(shape.java());
    // A null argument could match the constructor of another release.
    Text none = new Text("null");
    if (fields.size() <= MAX_CONSTRUCTOR_ARGUMENTS && !values.contains(none)) {
      return new Call("new " + java, values);
    }
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!values.get(i).equals(none)) {
        calls.add(Call.of(fields.get(i).component(), values.get(i)));
      }
    }
    calls.add(Call.of("build"));
    return new Chain(java + ".builder()", calls);
  }

  private JavaCode scalar(ValueType.Scalar type, Schema schema, Object value) {
    if (schema.getLogicalType() != null && isTyped(type)) {
      return logical(schema, value);
    }
    return switch (schema.getType()) {
      case LONG -> new Text(value + "L");
      case FLOAT -> new Text(value + "f");
      case STRING ->
          type.java().equals(ClassName.get(IsoDateTime.class))
              ? Call.of("new " + imports.of(IsoDateTime.class), text(value.toString()))
              : text(value.toString());
      case BYTES, FIXED -> {
        Call hex = Call.of(imports.of(HexFormat.class) + ".of().parseHex", text(hex(value)));
        yield Call.of(imports.of(Bytes.class) + ".copyOf", hex);
      }
      default -> new Text(value.toString());
    };
  }

  /**
   * Returns whether a logical type has a Java type. Unknown ones are plain String, long and so on.
   */
  private static boolean isTyped(ValueType.Scalar type) {
    return !type.mapping().equals(Scalars.Mapping.SAME);
  }

  private JavaCode logical(Schema schema, Object value) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      BigInteger unscaled = new BigInteger(GenericValues.bytes(value));
      BigDecimal number = new BigDecimal(unscaled, decimal.getScale());
      return Call.of("new " + imports.of(BigDecimal.class), text(number.toPlainString()));
    }
    String name = schema.getLogicalType().getName();
    Object java =
        switch (name) {
          case "date" -> LocalDate.ofEpochDay((Integer) value);
          case "time-millis" -> LogicalValues.timeOfMillis((Integer) value);
          case "time-micros" -> LogicalValues.timeOfMicros((Long) value);
          case "timestamp-millis" -> LogicalValues.instantOfMillis((Long) value);
          case "timestamp-micros" -> LogicalValues.instantOfMicros((Long) value);
          case "timestamp-nanos" -> LogicalValues.instantOfNanos((Long) value);
          case "local-timestamp-millis" -> LogicalValues.localOfMillis((Long) value);
          case "local-timestamp-micros" -> LogicalValues.localOfMicros((Long) value);
          case "local-timestamp-nanos" -> LogicalValues.localOfNanos((Long) value);
          default ->
              schema.getType() == Schema.Type.STRING
                  ? UUID.fromString(value.toString())
                  : LogicalValues.uuid(GenericValues.bytes(value));
        };
    return parsed(java);
  }

  private JavaCode parsed(Object java) {
    Class<?> type = java.getClass();
    boolean known =
        java instanceof LocalDate
            || java instanceof LocalTime
            || java instanceof LocalDateTime
            || java instanceof Instant;
    return Call.of(imports.of(type) + (known ? ".parse" : ".fromString"), text(java.toString()));
  }

  private static String hex(Object value) {
    return HexFormat.of().formatHex(GenericValues.bytes(value));
  }

  private static Text text(String value) {
    return new Text(CodeBlock.of("$S", value).toString());
  }
}
