package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.DefaultCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeKind;

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
      invalid.add(problem.location().pointer());
    }
    Map<String, JsonNode> definitions = new HashMap<>();
    for (LocatedType type : file.index().definitions()) {
      definitions.putIfAbsent(type.type().fullName(), type.type().json());
    }
    DefaultCheck firstBranches = DefaultCheck.ofFirstBranches(definitions);
    for (LocatedField field : file.index().fields()) {
      if (!invalid.contains(field.pointer("default"))) {
        field
            .field()
            .defaultValue()
            .ifPresent(value -> check(field, value, firstBranches, findings));
      }
    }
  }

  private static void check(
      LocatedField field, JsonNode value, DefaultCheck firstBranches, FindingCollector findings) {
    String namespace = Names.namespaceOf(field.record().fullName());
    if (!firstBranches.fits(field.field().attribute("type"), value, namespace)) {
      findings.add(
          Rule.FIELD_DEFAULT_FIRST_BRANCH,
          field.pointer("default"),
          field.label()
              + " has a default that is not a value of the first branch of "
              + field.type().describe());
    } else if (field.type().kind() == TypeKind.UNION && value.isArray() && value.isEmpty()) {
      findings.add(
          Rule.AVRO_DEFAULT_INVALID,
          field.pointer("default"),
          field.label()
              + " has an empty array as the default of "
              + field.type().describe()
              + ", which Avro's check accepts but Avro's readers cannot fill in");
    }
  }
}
