package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.avro.LogicalValues;
import org.openedx.eventbus.event.Bytes;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.tools.generate.GeneratedType.FieldShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/** Converts Avro's generic values to readable Java expressions that use the generated records. */
final class ExampleExpressions {
  /** Records with more components are created with a builder. */
  private static final int MAX_CONSTRUCTOR_ARGUMENTS = 3;

  private static final Code NULL = Code.of("null");

  private final Function<ValueType.Data, RecordShape> records;
  private final Map<String, ClassName> imports = new HashMap<>();

  ExampleExpressions(Function<ValueType.Data, RecordShape> records) {
    this.records = records;
  }

  /**
   * Returns the name of a class in the source: simple if imported, else fully qualified. Of classes
   * with the same simple name, the first is imported.
   */
  String name(ClassName java) {
    ClassName first = imports.putIfAbsent(java.simpleName(), java);
    return first == null || first.equals(java) ? java.simpleName() : java.canonicalName();
  }

  private String name(Class<?> java) {
    return name(ClassName.get(java));
  }

  /** Returns the import statements, sorted. */
  List<String> imports() {
    return imports.values().stream()
        .map(each -> "import " + each.canonicalName() + ";")
        .sorted()
        .toList();
  }

  Code of(ValueType type, Schema schema, @Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (type instanceof ValueType.Nullable nullable) {
      return of(nullable.present(), schema.getTypes().get(1 - nullable.nullBranch()), value);
    }
    if (type instanceof ValueType.Container container) {
      List<Code> parts = new ArrayList<>();
      if (container.map()) {
        ((Map<?, ?>) value)
            .forEach(
                (key, item) -> {
                  parts.add(text(String.valueOf(key)));
                  parts.add(of(container.inner(), schema.getValueType(), item));
                });
        return Code.call(name(Map.class) + ".of", parts);
      }
      for (Object item : (Collection<?>) value) {
        parts.add(of(container.inner(), schema.getElementType(), item));
      }
      return Code.call(name(List.class) + ".of", parts);
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return Code.of(name(symbols.java()) + "." + EnumWriter.constant(String.valueOf(value)));
    }
    return type instanceof ValueType.Data data
        ? record(records.apply(data), (IndexedRecord) value)
        : scalar((ValueType.Scalar) type, schema, value);
  }

  private Code record(RecordShape shape, IndexedRecord record) {
    List<FieldShape> fields = shape.fields();
    List<Code> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Schema schema = record.getSchema().getFields().get(i).schema();
      values.add(of(fields.get(i).type(), schema, record.get(i)));
    }
    String java = name(shape.java());
    // A null argument could match the constructor of another release.
    if (fields.size() <= MAX_CONSTRUCTOR_ARGUMENTS && !values.contains(NULL)) {
      return Code.call("new " + java, values);
    }
    List<Code> calls = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!values.get(i).equals(NULL)) {
        calls.add(Code.call(fields.get(i).component(), List.of(values.get(i))));
      }
    }
    calls.add(Code.of("build()"));
    return new Code(java + ".builder()", "", ".", calls, "");
  }

  private Code scalar(ValueType.Scalar type, Schema schema, Object value) {
    // Logical types without a dedicated Java type are plain String, long, Bytes and so on.
    boolean plain =
        type.mapping().equals(Scalars.Mapping.SAME)
            || type.java().equals(ClassName.get(Bytes.class));
    if (schema.getLogicalType() != null && !plain) {
      return logical(schema, value);
    }
    return switch (schema.getType()) {
      case LONG -> Code.of(value + "L");
      case FLOAT -> Code.of(value + "f");
      case STRING ->
          type.java().equals(ClassName.get(IsoDateTime.class))
              ? call("new " + name(IsoDateTime.class), value)
              : text(value.toString());
      case BYTES, FIXED ->
          Code.call(
              name(Bytes.class) + ".copyOf",
              List.of(
                  call(
                      name(HexFormat.class) + ".of().parseHex",
                      HexFormat.of().formatHex(GenericValues.bytes(value)))));
      default -> Code.of(value.toString());
    };
  }

  private Code logical(Schema schema, Object value) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      BigInteger unscaled = new BigInteger(GenericValues.bytes(value));
      BigDecimal number = new BigDecimal(unscaled, decimal.getScale());
      return call("new " + name(BigDecimal.class), number.toPlainString());
    }
    Object java =
        switch (schema.getLogicalType().getName()) {
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
    String parse = java instanceof UUID ? ".fromString" : ".parse";
    return call(name(java.getClass()) + parse, java);
  }

  private static Code call(String before, Object text) {
    return Code.call(before, List.of(text(text.toString())));
  }

  private static Code text(String value) {
    return Code.of(CodeBlock.of("$S", value).toString());
  }

  /**
   * A Java expression that can be laid out on one line or on several: {@code head(part, …)}, {@code
   * head.part.part}, or a head alone.
   *
   * @param separator the text between parts on separate lines
   * @param prefix the text before each part
   * @param tail the text after the last part
   */
  record Code(String head, String separator, String prefix, List<Code> parts, String tail) {
    private static final int WIDTH = 84;

    /** Indentation of continuation lines. */
    private static final int STEP = 4;

    static Code of(String text) {
      return new Code(text, "", "", List.of(), "");
    }

    static Code call(String before, List<Code> arguments) {
      return new Code(before + "(", ",", "", arguments, ")");
    }

    private String flat() {
      return parts.stream()
          .map(each -> prefix + each.flat())
          .collect(Collectors.joining(separator.isEmpty() ? "" : separator + " ", head, tail));
    }

    /**
     * Returns the expression on one line if it fits, or else on several. The caller has already
     * indented the first line.
     */
    String at(int indent) {
      String flat = flat();
      if (indent + flat.length() <= WIDTH) {
        return flat;
      }
      int deeper = indent + STEP;
      String start = "\n" + " ".repeat(deeper) + prefix;
      return parts.stream()
          .map(each -> start + each.at(deeper))
          .collect(Collectors.joining(separator, head, tail));
    }
  }
}
