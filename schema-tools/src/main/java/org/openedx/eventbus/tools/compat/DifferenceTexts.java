package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Describes differences as phrases without a subject. */
final class DifferenceTexts {
  private DifferenceTexts() {}

  /** Describes a type whose kind changed. */
  static String retyped(TypeNode older, TypeNode newer, SchemaPath path) {
    String what = path.text();
    if (nullable(newer) && WireUnionCheck.matchingBranch(newer.branches(), older).isPresent()) {
      return "makes " + what + " nullable";
    }
    return nullable(older) && WireUnionCheck.matchingBranch(older.branches(), newer).isPresent()
        ? "makes " + what + " no longer nullable"
        : "changes " + what + " from " + older.describe() + " to " + newer.describe();
  }

  private static boolean nullable(TypeNode type) {
    return type.branches().size() == 2
        && type.branches().stream().anyMatch(each -> each.kind() == Kind.NULL);
  }

  /** Describes an added or removed field, with its type. */
  static String described(FieldNode field, SchemaPath path) {
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
    return path.field(field.name()).text() + " (" + kind + ")";
  }

  /** Describes a default that was added, removed or changed. */
  static String redefaulted(JsonNode older, JsonNode newer, String what) {
    if (older.isMissingNode()) {
      return "adds the default " + newer + " to " + what;
    }
    return newer.isMissingNode()
        ? "removes the default " + older + " from " + what
        : "changes the default of " + what + " from " + older + " to " + newer;
  }
}
