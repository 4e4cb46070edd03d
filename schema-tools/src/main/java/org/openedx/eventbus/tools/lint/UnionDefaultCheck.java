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
 * Checks the defaults of unions. Up to Avro 1.11 a default had to be a value of the first branch,
 * and other languages still require it. Avro 1.12 for Java accepts a value of any branch, but then
 * fills in a different value, or fails.
 */
final class UnionDefaultCheck implements FileCheck {
  @Override
  public void check(ContractFile file, FindingCollector findings) {
    Set<String> invalid = new HashSet<>();
    for (ContractProblem problem : file.problems()) {
      invalid.add(problem.place().pointer());
    }
    for (LocatedField field : file.index().fields()) {
      if (!invalid.contains(field.pointer("default"))) {
        field.field().defaultValue().ifPresent(value -> check(field, value, findings));
      }
    }
  }

  private static void check(LocatedField field, JsonNode value, FindingCollector findings) {
    if (!fitsFirstBranches(field.type(), value)) {
      findings.add(
          Rule.FIELD_DEFAULT_FIRST_BRANCH,
          field.pointer("default"),
          field.label()
              + " has a default that is not a value of the first branch of "
              + field.type().describe());
    } else if (field.type().kind() == Kind.UNION && value.isArray() && value.isEmpty()) {
      findings.add(
          Rule.AVRO_DEFAULT_INVALID,
          field.pointer("default"),
          field.label()
              + " has an empty array as the default of "
              + field.type().describe()
              + ", which Avro's check accepts but Avro's readers cannot fill in");
    }
  }

  /**
   * Returns whether a value belongs to a type if each union is reduced to its first branch. Types
   * without a union were checked before.
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

  /** Returns whether each character represents a byte. */
  private static boolean isBytes(JsonNode value) {
    return value.isTextual() && value.asText().chars().allMatch(c -> c <= 0xFF);
  }

  private static boolean all(TypeNode type, JsonNode values) {
    return type.element().isEmpty()
        || values.valueStream().allMatch(v -> fitsFirstBranches(type.element().get(), v));
  }

  /** A missing field is valid if the field has a default, which is checked at the field itself. */
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
