package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.LogicalValues;
import org.openedx.eventbus.event.Bytes;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.LogicalFields;

/** The Java types of Avro's primitive, fixed and logical types. */
final class Scalars {
  private Scalars() {}

  /**
   * The underlying Avro type.
   *
   * @param size the size of a fixed type; 0 for all others
   */
  record Wire(Schema.Type type, int size) {}

  /**
   * Conversion between the Java value and the value on the wire. Each function takes and returns an
   * expression.
   *
   * @param encode the value passed to {@link org.openedx.eventbus.avro.AvroWriter}
   * @param decode the Java value of a value that {@link org.openedx.eventbus.avro.AvroReader}
   *     returned
   * @param check the value that a compact constructor stores, given the value and the field's name;
   *     empty if a null check is sufficient
   */
  record Mapping(
      UnaryOperator<CodeBlock> encode,
      UnaryOperator<CodeBlock> decode,
      Optional<BinaryOperator<CodeBlock>> check) {
    static final Mapping SAME =
        new Mapping(UnaryOperator.identity(), UnaryOperator.identity(), Optional.empty());
  }

  /**
   * Returns the type of a schema that is not a record, enum, array, map or union.
   *
   * @param dateTime whether the contract has the format {@code date-time} for a string
   */
  static ValueType.Scalar of(Schema schema, boolean dateTime) {
    String name = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return switch (name) {
      case "date" ->
          scalar(
              schema,
              name,
              LocalDate.class,
              code("(int) $L.toEpochDay()"),
              code("$T.ofEpochDay($L)", LocalDate.class),
              check("date"));
      case "time-millis" -> time(schema, LocalTime.class, "millis", "timeOfMillis");
      case "time-micros" -> time(schema, LocalTime.class, "micros", "timeOfMicros");
      case "timestamp-millis" -> time(schema, Instant.class, "millis", "instantOfMillis");
      case "timestamp-micros" -> time(schema, Instant.class, "micros", "instantOfMicros");
      case "timestamp-nanos" -> time(schema, Instant.class, "nanos", "instantOfNanos");
      case "local-timestamp-millis" -> time(schema, LocalDateTime.class, "millis", "localOfMillis");
      case "local-timestamp-micros" -> time(schema, LocalDateTime.class, "micros", "localOfMicros");
      case "local-timestamp-nanos" -> time(schema, LocalDateTime.class, "nanos", "localOfNanos");
      case "uuid" -> uuid(schema);
      case "decimal" -> decimal(schema, (LogicalTypes.Decimal) schema.getLogicalType());
      // Avro ignores unknown and misplaced logical types.
      default -> plain(schema, dateTime);
    };
  }

  private static ValueType.Scalar plain(Schema schema, boolean dateTime) {
    return switch (schema.getType()) {
      case BOOLEAN -> same(schema, TypeName.BOOLEAN);
      case INT -> same(schema, TypeName.INT);
      case LONG -> same(schema, TypeName.LONG);
      case FLOAT -> same(schema, TypeName.FLOAT);
      case DOUBLE -> same(schema, TypeName.DOUBLE);
      case STRING ->
          dateTime
              ? scalar(
                  schema,
                  "date-time string",
                  IsoDateTime.class,
                  code("$L.text()"),
                  code("new $T($L)", IsoDateTime.class),
                  null)
              : same(schema, ClassName.get(String.class));
      case BYTES -> bytes(schema, "bytes", null);
      case FIXED -> {
        int size = schema.getFixedSize();
        yield bytes(
            schema,
            "fixed(" + size + ")",
            (value, field) ->
                CodeBlock.of("$T.fixed($L, $L, $L)", LogicalFields.class, value, size, field));
      }
      default -> throw new IllegalArgumentException(schema.getType().getName());
    };
  }

  private static ValueType.Scalar bytes(
      Schema schema, String signature, @Nullable BinaryOperator<CodeBlock> check) {
    return scalar(
        schema,
        signature,
        Bytes.class,
        code("$L.asByteBuffer()"),
        code("$T.wrap($L)", Bytes.class),
        check);
  }

  private static ValueType.Scalar same(Schema schema, TypeName java) {
    Wire wire = new Wire(schema.getType(), 0);
    return new ValueType.Scalar(java, schema.getType().getName(), wire, Mapping.SAME);
  }

  private static ValueType.Scalar scalar(
      Schema schema,
      String signature,
      Class<?> java,
      UnaryOperator<CodeBlock> encode,
      UnaryOperator<CodeBlock> decode,
      @Nullable BinaryOperator<CodeBlock> check) {
    int size = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : 0;
    return new ValueType.Scalar(
        ClassName.get(java),
        signature,
        new Wire(schema.getType(), size),
        new Mapping(encode, decode, Optional.ofNullable(check)));
  }

  /** Returns a conversion by a format that ends with the value; a class may precede it. */
  private static UnaryOperator<CodeBlock> code(String format, Class<?>... classes) {
    return value ->
        CodeBlock.of(format, Stream.concat(Stream.of(classes), Stream.of(value)).toArray());
  }

  private static ValueType.Scalar time(Schema schema, Class<?> java, String unit, String decode) {
    return scalar(
        schema,
        schema.getLogicalType().getName(),
        java,
        code("$T." + unit + "($L)", LogicalValues.class),
        code("$T." + decode + "($L)", LogicalValues.class),
        check(unit));
  }

  private static BinaryOperator<CodeBlock> check(String method) {
    return (value, field) ->
        CodeBlock.of("$T.$L($L, $L)", LogicalFields.class, method, value, field);
  }

  private static ValueType.Scalar uuid(Schema schema) {
    boolean text = schema.getType() == Schema.Type.STRING;
    return scalar(
        schema,
        text ? "uuid" : "fixed uuid",
        UUID.class,
        text ? code("$L.toString()") : code("$T.bytes($L)", LogicalValues.class),
        code("$T.uuid($L)", LogicalValues.class),
        null);
  }

  private static ValueType.Scalar decimal(Schema schema, LogicalTypes.Decimal type) {
    boolean fixed = schema.getType() == Schema.Type.FIXED;
    int precision = type.getPrecision();
    int scale = type.getScale();
    return scalar(
        schema,
        "%s decimal(%d,%d)"
            .formatted(fixed ? "fixed(" + schema.getFixedSize() + ")" : "bytes", precision, scale),
        BigDecimal.class,
        code(
            "$T.bytes($L" + (fixed ? ", " + schema.getFixedSize() : "") + ")", LogicalValues.class),
        code("$T.decimal($L, " + scale + ")", LogicalValues.class),
        (value, field) ->
            CodeBlock.of(
                "$T.decimal($L, $L, $L, $L)", LogicalFields.class, value, precision, scale, field));
  }
}
