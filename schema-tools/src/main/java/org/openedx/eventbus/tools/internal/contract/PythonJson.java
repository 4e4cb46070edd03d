package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openedx.eventbus.avro.GenericValues;

/**
 * Writes JSON exactly like Python's {@code json.dumps(value, sort_keys=True)}: keys in code-point
 * order, the separators {@code ", "} and {@code ": "}, and escapes for all characters beyond ASCII.
 * If a registry compares texts, a Java and a Python service get the same schema id only if both
 * send the same text.
 */
final class PythonJson {
  private final StringBuilder out = new StringBuilder();

  private PythonJson() {}

  static String dumps(JsonNode node) {
    PythonJson json = new PythonJson();
    json.write(node);
    return json.out.toString();
  }

  private void write(JsonNode node) {
    if (node.isObject()) {
      writeObject(node);
    } else if (node.isArray()) {
      writeArray(node);
    } else if (node.isTextual()) {
      writeString(node.textValue());
    } else if (node.isIntegralNumber()) {
      out.append(node.bigIntegerValue());
    } else if (node.isNumber()) {
      out.append(repr(node.doubleValue()));
    } else {
      out.append(node.asText());
    }
  }

  private void writeObject(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    keys.sort(GenericValues.CODE_POINT_ORDER);
    String separator = "{";
    for (String key : keys) {
      out.append(separator);
      writeString(key);
      out.append(": ");
      write(node.get(key));
      separator = ", ";
    }
    out.append(keys.isEmpty() ? "{}" : "}");
  }

  private void writeArray(JsonNode node) {
    String separator = "[";
    for (JsonNode item : node) {
      out.append(separator);
      write(item);
      separator = ", ";
    }
    out.append(node.isEmpty() ? "[]" : "]");
  }

  private void writeString(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          if (c >= ' ' && c <= '~') {
            out.append(c);
          } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          }
        }
      }
    }
    out.append('"');
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
    return String.format(
        Locale.ROOT,
        "%s%se%s%02d",
        value < 0 ? "-" : "",
        mantissa,
        exponent < 0 ? "-" : "+",
        Math.abs(exponent));
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
