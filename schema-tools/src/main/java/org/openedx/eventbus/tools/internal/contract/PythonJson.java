package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openedx.eventbus.avro.GenericValues;

/**
 * Writes JSON exactly like Python's {@code json.dumps(value, sort_keys=True)}: keys in code-point
 * order, the separators {@code ", "} and {@code ": "}, and escapes for all characters beyond ASCII.
 * If a registry compares texts, a Java and a Python service get the same schema id only if both
 * send the same text.
 */
final class PythonJson {
  private PythonJson() {}

  static String dumps(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .sorted(Map.Entry.comparingByKey(GenericValues.CODE_POINT_ORDER))
          .map(each -> quote(each.getKey()) + ": " + dumps(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream().map(PythonJson::dumps).collect(Collectors.joining(", ", "[", "]"));
    }
    if (node.isTextual()) {
      return quote(node.textValue());
    }
    if (node.isIntegralNumber()) {
      return node.bigIntegerValue().toString();
    }
    return node.isNumber() ? repr(node.doubleValue()) : node.asText();
  }

  private static String quote(String value) {
    return value.chars().mapToObj(PythonJson::escape).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\f' -> "\\f";
      case '\b' -> "\\b";
      default -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04x".formatted(c);
    };
  }

  /**
   * Formats a number like Python's {@code repr}: the shortest digits that are read back as the same
   * number, with an exponent below 1e-4 and from 1e16 on. {@code Double.toString} returns the
   * shortest digits only since JDK 19.
   */
  static String repr(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return String.format(Locale.ROOT, "%s%se%+03d", value < 0 ? "-" : "", mantissa, exponent);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17));
  }
}
