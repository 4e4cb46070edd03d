package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.generate.Shape.FieldShape;
import org.openedx.eventbus.tools.generate.Shape.RecordShape;

/** Converts JSON values of contracts to Java expressions. */
final class JavaLiterals {
  private final Function<ValueType.Data, RecordShape> records;
  private final Function<ValueType.Enumeration, Function<String, String>> constants;

  /**
   * @param records finds the shape of a class
   * @param constants finds the constant of an enum's symbol
   */
  JavaLiterals(
      Function<ValueType.Data, RecordShape> records,
      Function<ValueType.Enumeration, Function<String, String>> constants) {
    this.records = records;
    this.constants = constants;
  }

  /**
   * Returns the expression for a value.
   *
   * @throws IllegalArgumentException if the value is not supported
   */
  CodeBlock of(ValueType type, @Nullable Object json) {
    if (type instanceof ValueType.Nullable nullable) {
      // A null without a cast could match several constructors, or an array of arguments.
      return isNull(json) ? CodeBlock.of("($T) null", type.boxed()) : of(nullable.present(), json);
    }
    if (json == null || isNull(json)) {
      throw new IllegalArgumentException("null is not a value of " + type.signature());
    }
    if (type instanceof ValueType.Items items) {
      return items(items, (Collection<?>) json);
    }
    if (type instanceof ValueType.Values values) {
      return values(values, (Map<?, ?>) json);
    }
    if (type instanceof ValueType.Data data) {
      return record(data, (Map<?, ?>) json);
    }
    if (type instanceof ValueType.Enumeration symbols) {
      String constant = constants.apply(symbols).apply(json.toString());
      return CodeBlock.of("$T.$L", symbols.java(), constant);
    }
    ValueType.Scalar scalar = (ValueType.Scalar) type;
    return scalar.mapping().decode().around(wire(scalar.wire().type(), json));
  }

  private static boolean isNull(@Nullable Object json) {
    return json == null || json == JsonProperties.NULL_VALUE;
  }

  private CodeBlock items(ValueType.Items type, Collection<?> json) {
    CodeBlock items =
        json.stream().map(each -> of(type.item(), each)).collect(CodeBlock.joining(", "));
    // List.of does not allow null.
    return type.item() instanceof ValueType.Nullable
        ? CodeBlock.of("$T.<$T>asList($L)", Arrays.class, type.itemJava(), items)
        : CodeBlock.of("$T.<$T>of($L)", List.class, type.itemJava(), items);
  }

  private CodeBlock values(ValueType.Values type, Map<?, ?> json) {
    if (json.values().stream().anyMatch(JavaLiterals::isNull)) {
      throw new IllegalArgumentException("a map with null values is not supported");
    }
    CodeBlock entries =
        json.entrySet().stream()
            .map(
                entry ->
                    CodeBlock.of(
                        "$T.entry($S, $L)",
                        Map.class,
                        entry.getKey().toString(),
                        of(type.value(), entry.getValue())))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of(
        "$T.<$T, $T>ofEntries($L)", Map.class, String.class, type.valueJava(), entries);
  }

  private CodeBlock record(ValueType.Data type, Map<?, ?> json) {
    CodeBlock arguments =
        records.apply(type).fields().stream()
            .map(field -> of(field.type(), given(field, json)))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("new $T($L)", type.java(), arguments);
  }

  private static @Nullable Object given(FieldShape field, Map<?, ?> json) {
    return json.containsKey(field.name())
        ? json.get(field.name())
        : field.fallback().orElseThrow().json();
  }

  /** Returns the expression that {@link org.openedx.eventbus.avro.AvroReader} would return. */
  private static CodeBlock wire(Schema.Type type, Object json) {
    return switch (type) {
      case BOOLEAN -> CodeBlock.of("$L", json);
      case INT -> CodeBlock.of("$L", ((Number) json).intValue());
      case LONG -> CodeBlock.of("$LL", ((Number) json).longValue());
      case FLOAT -> CodeBlock.of("$LF", ((Number) json).floatValue());
      case DOUBLE -> CodeBlock.of("$LD", ((Number) json).doubleValue());
      case BYTES, FIXED -> CodeBlock.of("$T.of().parseHex($S)", HexFormat.class, hex(json));
      default -> CodeBlock.of("$S", json.toString());
    };
  }

  /** Decodes Avro's JSON encoding of bytes, which has a character per byte. */
  private static String hex(Object json) {
    byte[] bytes =
        json instanceof byte[] raw ? raw : json.toString().getBytes(StandardCharsets.ISO_8859_1);
    return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
  }
}
