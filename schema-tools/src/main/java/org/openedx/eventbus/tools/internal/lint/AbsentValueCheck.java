package org.openedx.eventbus.tools.internal.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.lint.Linter.ContractSetCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.ReleasedDirectory.ReleasedVersion;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;

/**
 * Checks that required fields have {@code "absent"} if, and only if, an earlier release lacks them
 * (ADR 6). Records are matched by their full names: a field counts as added only if an earlier
 * release contains its record.
 */
final class AbsentValueCheck implements ContractSetCheck {
  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    for (ContractFile file : contracts.files()) {
      List<ReleasedVersion> released = contracts.released(file.eventType());
      FindingCollector findings = new FindingCollector(file, out);
      for (LocatedField field : file.index().fields()) {
        check(field, released, findings);
      }
    }
  }

  private static void check(
      LocatedField field, List<ReleasedVersion> released, FindingCollector findings) {
    boolean hasAbsent = field.has(ContractProperties.ABSENT);
    Optional<ReleasedVersion> olderRelease =
        released.stream().filter(version -> lacks(version, field)).findFirst();
    if (hasAbsent && field.has("default")) {
      reportUseless(field, "readers of older events use its default", findings);
    } else if (hasAbsent && olderRelease.isEmpty()) {
      reportUseless(
          field,
          released.isEmpty() ? "the event type was never released" : "no release lacks the field",
          findings);
    } else if (!hasAbsent && olderRelease.isPresent() && !field.has("default")) {
      findings.add(
          Rule.FIELD_ADDED_HAS_ABSENT,
          field.pointer(),
          "%s is required, but events of the released minor version %s lack it"
              .formatted(field.label(), olderRelease.get().minor()));
    }
  }

  private static void reportUseless(LocatedField field, String why, FindingCollector findings) {
    findings.add(
        Rule.FIELD_ABSENT_USELESS,
        field.pointer(ContractProperties.ABSENT),
        "the \"absent\" value of " + field.label() + " has no effect: " + why);
  }

  private static boolean lacks(ReleasedVersion version, LocatedField field) {
    Set<String> fields = version.fields().get(field.record().fullName());
    return fields != null
        && !fields.contains(field.name())
        && field.field().aliases().stream().noneMatch(fields::contains);
  }
}
