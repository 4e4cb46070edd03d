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
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.LogicalValues;
import org.openedx.eventbus.event.Bytes;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.LogicalFields;

/** The Java types of Avro's primitive, fixed and logical types. */
final class Scalars {
  private static final ClassName LOGICAL = ClassName.get(LogicalValues.class);

  /**
   * The underlying Avro type.
   *
   * @param size the size of a fixed type; 0 for all others
   */
  record Wire(Schema.Type type, int size) {}

  /**
   * Conversion between the Java value and the value on the wire.
   *
   * @param encode the value passed to {@link org.openedx.eventbus.avro.AvroWriter}
   * @param decode the Java value of what {@link org.openedx.eventbus.avro.AvroReader} returned
   * @param check the value that a compact constructor stores; empty if a null check is sufficient
   */
  record Mapping(CodeTemplate encode, CodeTemplate decode, Optional<Check> check) {
    static final Mapping SAME = of(value -> value, value -> value);

    static Mapping of(CodeTemplate encode, CodeTemplate decode) {
      return new Mapping(encode, decode, Optional.empty());
    }

    static Mapping logical(String encode, String decode, Check check) {
      return new Mapping(
          value -> CodeBlock.of(encode, LOGICAL, value),
          value -> CodeBlock.of(decode, LOGICAL, value),
          Optional.of(check));
    }
  }

  /** Code that contains a value. */
  @FunctionalInterface
  interface CodeTemplate {
    CodeBlock around(CodeBlock value);
  }

  /** The code of a check that returns the value to store. */
  @FunctionalInterface
  interface Check {
    /**
     * @param field an expression for the field's name
     */
    CodeBlock of(CodeBlock value, CodeBlock field);
  }

  private Scalars() {}

  /**
   * Returns the type of a schema that is not a record, enum, array, map or union.
   *
   * @param dateTime whether the contract has the format {@code date-time} for a string
   */
  static ValueType.Scalar of(Schema schema, boolean dateTime) {
    ValueType.Scalar logical = logical(schema);
    return logical != null ? logical : plain(schema, dateTime);
  }

  private static ValueType.Scalar plain(Schema schema, boolean dateTime) {
    return switch (schema.getType()) {
      case BOOLEAN -> same(schema, TypeName.BOOLEAN);
      case INT -> same(schema, TypeName.INT);
      case LONG -> same(schema, TypeName.LONG);
      case FLOAT -> same(schema, TypeName.FLOAT);
      case DOUBLE -> same(schema, TypeName.DOUBLE);
      case STRING -> dateTime ? isoDateTime(schema) : same(schema, ClassName.get(String.class));
      case BYTES -> scalar(schema, "bytes", Bytes.class, bytes(Optional.empty()));
      case FIXED -> {
        int size = schema.getFixedSize();
        Check check =
            (value, field) ->
                CodeBlock.of("$T.fixed($L, $L, $L)", LogicalFields.class, value, size, field);
        yield scalar(schema, "fixed(" + size + ")", Bytes.class, bytes(Optional.of(check)));
      }
      default -> throw new IllegalArgumentException(schema.getType().getName());
    };
  }

  private static Mapping bytes(Optional<Check> check) {
    return new Mapping(
        value -> CodeBlock.of("$L.asByteBuffer()", value),
        value -> CodeBlock.of("$T.wrap($L)", Bytes.class, value),
        check);
  }

  private static ValueType.Scalar isoDateTime(Schema schema) {
    Mapping mapping =
        Mapping.of(
            value -> CodeBlock.of("$L.text()", value),
            value -> CodeBlock.of("new $T($L)", IsoDateTime.class, value));
    return scalar(schema, "date-time string", IsoDateTime.class, mapping);
  }

  private static ValueType.Scalar same(Schema schema, TypeName java) {
    Wire wire = new Wire(schema.getType(), 0);
    return new ValueType.Scalar(java, schema.getType().getName(), wire, Mapping.SAME);
  }

  private static ValueType.Scalar scalar(
      Schema schema, String signature, Class<?> java, Mapping mapping) {
    int size = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : 0;
    Wire wire = new Wire(schema.getType(), size);
    return new ValueType.Scalar(ClassName.get(java), signature, wire, mapping);
  }

  /** Returns null if Avro has no such logical type: unknown and misplaced ones are ignored. */
  private static ValueType.@Nullable Scalar logical(Schema schema) {
    if (schema.getLogicalType() == null) {
      return null;
    }
    String name = schema.getLogicalType().getName();
    return switch (name) {
      case "date" ->
          scalar(
              schema,
              name,
              LocalDate.class,
              new Mapping(
                  value -> CodeBlock.of("(int) $L.toEpochDay()", value),
                  value -> CodeBlock.of("$T.ofEpochDay($L)", LocalDate.class, value),
                  Optional.of(check("date"))));
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
      default -> null;
    };
  }

  private static ValueType.Scalar time(Schema schema, Class<?> java, String unit, String decode) {
    return scalar(
        schema,
        schema.getLogicalType().getName(),
        java,
        Mapping.logical("$T." + unit + "($L)", "$T." + decode + "($L)", check(unit)));
  }

  private static Check check(String method) {
    return (value, field) ->
        CodeBlock.of("$T.$L($L, $L)", LogicalFields.class, method, value, field);
  }

  private static ValueType.Scalar uuid(Schema schema) {
    boolean text = schema.getType() == Schema.Type.STRING;
    CodeTemplate encode =
        text
            ? value -> CodeBlock.of("$L.toString()", value)
            : value -> CodeBlock.of("$T.bytes($L)", LOGICAL, value);
    CodeTemplate decode = value -> CodeBlock.of("$T.uuid($L)", LOGICAL, value);
    return scalar(schema, text ? "uuid" : "fixed uuid", UUID.class, Mapping.of(encode, decode));
  }

  private static ValueType.Scalar decimal(Schema schema, LogicalTypes.Decimal type) {
    boolean fixed = schema.getType() == Schema.Type.FIXED;
    String size = fixed ? ", " + schema.getFixedSize() : "";
    return scalar(
        schema,
        (fixed ? "fixed(" + schema.getFixedSize() + ")" : "bytes")
            + " decimal("
            + type.getPrecision()
            + ","
            + type.getScale()
            + ")",
        BigDecimal.class,
        Mapping.logical(
            "$T.bytes($L" + size + ")",
            "$T.decimal($L, " + type.getScale() + ")",
            (value, field) ->
                CodeBlock.of(
                    "$T.decimal($L, $L, $L, $L)",
                    LogicalFields.class,
                    value,
                    type.getPrecision(),
                    type.getScale(),
                    field)));
  }
}
