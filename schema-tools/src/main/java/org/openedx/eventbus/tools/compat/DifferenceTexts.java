package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Says differences in words, as sentences without an end. */
final class DifferenceTexts {
  private DifferenceTexts() {}

  /** A type that is of another kind now. */
  static String retyped(TypeNode older, TypeNode newer, Where where) {
    String what = where.text();
    if (nullable(newer) && WireUnions.like(newer.branches(), older).isPresent()) {
      return "makes " + what + " nullable";
    }
    return nullable(older) && WireUnions.like(older.branches(), newer).isPresent()
        ? "makes " + what + " no longer nullable"
        : "changes " + what + " from " + older.describe() + " to " + newer.describe();
  }

  private static boolean nullable(TypeNode type) {
    return type.branches().size() == 2
        && type.branches().stream().anyMatch(each -> each.kind() == Kind.NULL);
  }

  /** A field that came or went, with its type. */
  static String described(FieldNode field, Where where) {
    TypeNode type = field.type();
    String kind =
        nullable(type)
            ? type.branches().stream()
                    .filter(each -> each.kind() != Kind.NULL)
                    .map(TypeNode::describe)
                    .findFirst()
                    .orElseThrow()
                + ", nullable"
            : type.describe();
    return where.field(field.name()).text() + " (" + kind + ")";
  }

  /** A default that came, went or changed. */
  static String redefaulted(JsonNode was, JsonNode is, String what) {
    if (was.isMissingNode()) {
      return "gives " + what + " the default " + is;
    }
    return is.isMissingNode()
        ? "takes the default " + was + " from " + what
        : "changes the default of " + what + " from " + was + " to " + is;
  }
}
