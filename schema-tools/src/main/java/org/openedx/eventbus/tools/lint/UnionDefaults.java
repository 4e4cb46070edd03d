package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Defaults of unions. The specification had them be values of the first branch up to Avro 1.11, and
 * other languages still do; Avro 1.12 for Java accepts any branch, and fills in another than it
 * accepted, or fails to.
 */
final class UnionDefaults implements FileCheck {
  @Override
  public void check(ContractFile file, Report report) {
    Set<String> faulty = new HashSet<>();
    for (ContractProblem problem : file.problems()) {
      faulty.add(problem.place().pointer());
    }
    for (FieldAt field : file.walk().fields()) {
      if (!faulty.contains(field.pointer("default"))) {
        field.field().defaultValue().ifPresent(value -> check(field, value, report));
      }
    }
  }

  private static void check(FieldAt field, JsonNode value, Report report) {
    if (!fitsFirstBranches(field.type(), value)) {
      report.add(
          Rule.FIELD_DEFAULT_FIRST_BRANCH,
          field.pointer("default"),
          field.called()
              + " has a default that is no value of the first branch of "
              + field.type().describe());
    } else if (field.type().kind() == Kind.UNION && value.isArray() && value.isEmpty()) {
      report.add(
          Rule.AVRO_DEFAULT_INVALID,
          field.pointer("default"),
          field.called()
              + " has an empty array as the default of "
              + field.type().describe()
              + ", which Avro's check accepts and Avro's readers fail to fill in");
    }
  }

  /**
   * Whether a value is one of a type that has no more of each union than its first branch. Where
   * there is no union, the value is known to be right.
   */
  private static boolean fitsFirstBranches(TypeNode type, JsonNode value) {
    return switch (type.kind()) {
      case UNION -> type.branches().isEmpty() || fitsFirstBranches(type.branches().get(0), value);
      case NULL -> value.isNull();
      case BOOLEAN -> value.isBoolean();
      case INT -> value.isIntegralNumber() && value.canConvertToInt();
      case LONG -> value.isIntegralNumber() && value.canConvertToLong();
      case FLOAT, DOUBLE -> value.isNumber();
      case STRING -> value.isTextual();
      case BYTES -> isBytes(value);
      case FIXED -> isBytes(value) && value.asText().length() == type.size();
      case ENUM -> value.isTextual() && type.symbols().contains(value.asText());
      case ARRAY -> value.isArray() && all(type, value);
      case MAP -> value.isObject() && all(type, value);
      case RECORD -> value.isObject() && fields(type, value);
      case UNKNOWN -> true;
    };
  }

  /** Each character stands for a byte. */
  private static boolean isBytes(JsonNode value) {
    return value.isTextual() && value.asText().chars().allMatch(c -> c <= 0xFF);
  }

  private static boolean all(TypeNode type, JsonNode values) {
    return type.element().isEmpty()
        || values.valueStream().allMatch(v -> fitsFirstBranches(type.element().get(), v));
  }

  /** A field's own default is judged where it stands. */
  private static boolean fields(TypeNode type, JsonNode value) {
    for (FieldNode field : type.fields()) {
      JsonNode given = value.path(field.name());
      if (given.isMissingNode()
          ? field.defaultValue().isEmpty()
          : !fitsFirstBranches(field.type(), given)) {
        return false;
      }
    }
    return true;
  }
}
