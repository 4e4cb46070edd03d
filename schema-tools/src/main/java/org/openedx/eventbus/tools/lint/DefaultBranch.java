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
 * Defaults of unions: the specification had them be values of the first branch up to Avro 1.11, and
 * other languages still do. Avro 1.12 for Java accepts any branch.
 */
final class DefaultBranch implements FileCheck {
  @Override
  public void check(ContractFile file, Report report) {
    Set<String> faulty = new HashSet<>();
    for (ContractProblem problem : file.problems()) {
      faulty.add(problem.place().pointer());
    }
    for (FieldAt field : file.walk().fields()) {
      JsonNode value = field.field().attribute("default");
      if (!value.isMissingNode()
          && !faulty.contains(field.pointer("default"))
          && !keepsToFirstBranches(field.type(), value)) {
        report.add(
            Rule.FIELD_DEFAULT_FIRST_BRANCH,
            field.pointer("default"),
            field.called()
                + " has a default that is no value of the first branch of "
                + field.type().describe());
      }
    }
  }

  /**
   * Whether no union in a type is given a value of a later branch. All else about the value is
   * known to be right.
   */
  private static boolean keepsToFirstBranches(TypeNode type, JsonNode value) {
    return switch (type.kind()) {
      case UNION ->
          type.branches().isEmpty()
              || (isOfKind(type.branches().get(0), value)
                  && keepsToFirstBranches(type.branches().get(0), value));
      case ARRAY -> all(type, value);
      case MAP -> all(type, value);
      case RECORD -> fields(type, value);
      default -> true;
    };
  }

  private static boolean all(TypeNode type, JsonNode values) {
    return type.element().isEmpty()
        || values.valueStream().allMatch(v -> keepsToFirstBranches(type.element().get(), v));
  }

  private static boolean fields(TypeNode type, JsonNode value) {
    for (FieldNode field : type.fields()) {
      if (value.has(field.name()) && !keepsToFirstBranches(field.type(), value.get(field.name()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfKind(TypeNode type, JsonNode value) {
    return switch (type.kind()) {
      case NULL -> value.isNull();
      case BOOLEAN -> value.isBoolean();
      case INT -> value.isIntegralNumber() && value.canConvertToInt();
      case LONG -> value.isIntegralNumber() && value.canConvertToLong();
      case FLOAT, DOUBLE -> value.isNumber();
      case STRING, BYTES, FIXED -> value.isTextual();
      case ENUM -> value.isTextual() && type.symbols().contains(value.asText());
      case ARRAY -> value.isArray();
      case RECORD, MAP -> value.isObject();
      case UNION, UNKNOWN -> type.kind() != Kind.UNKNOWN;
    };
  }
}
