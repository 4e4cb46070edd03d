package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.generate.GeneratedType.FieldShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/**
 * Converts JSON values of contracts to Java expressions.
 *
 * @param records finds the shape of a class
 */
record JavaLiterals(Function<ValueType.Data, RecordShape> records) {
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
    if (type instanceof ValueType.Container container) {
      return container.map()
          ? values(container, (Map<?, ?>) json)
          : items(container, (Collection<?>) json);
    }
    if (type instanceof ValueType.Data data) {
      Map<?, ?> values = (Map<?, ?>) json;
      CodeBlock arguments =
          records.apply(data).join(", ", field -> of(field.type(), given(field, values)));
      return CodeBlock.of("new $T($L)", data.java(), arguments);
    }
    if (type instanceof ValueType.Enumeration symbols) {
      return CodeBlock.of("$T.$L", symbols.java(), EnumWriter.constant(json.toString()));
    }
    ValueType.Scalar scalar = (ValueType.Scalar) type;
    return scalar.mapping().decode().apply(wire(scalar.wire().type(), json));
  }

  private static boolean isNull(@Nullable Object json) {
    return json == null || json == JsonProperties.NULL_VALUE;
  }

  private CodeBlock items(ValueType.Container type, Collection<?> json) {
    CodeBlock items =
        json.stream().map(each -> of(type.inner(), each)).collect(CodeBlock.joining(", "));
    // List.of does not allow null.
    return type.inner() instanceof ValueType.Nullable
        ? CodeBlock.of("$T.<$T>asList($L)", Arrays.class, type.innerJava(), items)
        : CodeBlock.of("$T.<$T>of($L)", List.class, type.innerJava(), items);
  }

  private CodeBlock values(ValueType.Container type, Map<?, ?> json) {
    if (json.values().stream().anyMatch(JavaLiterals::isNull)) {
      throw new IllegalArgumentException("a map with null values is not supported");
    }
    List<CodeBlock> each = new ArrayList<>();
    json.forEach(
        (key, value) ->
            each.add(CodeBlock.of("$T.entry($S, $L)", Map.class, key, of(type.inner(), value))));
    CodeBlock entries = each.stream().collect(CodeBlock.joining(", "));
    return CodeBlock.of(
        "$T.<$T, $T>ofEntries($L)", Map.class, String.class, type.innerJava(), entries);
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
    return HexFormat.of().formatHex(bytes);
  }
}
