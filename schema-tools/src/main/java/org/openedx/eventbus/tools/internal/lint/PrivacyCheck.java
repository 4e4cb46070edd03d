package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.KnownNames;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Checks that personal data is marked with its kind and kept for a limited time (ADR 8, OEP-30).
 */
final class PrivacyCheck implements FileCheck {
  /** Kinds of personal data that OEP-30 lists as "pii_types". */
  private static final List<String> KINDS =
      List.of(
          ("name username password location phone_number email_address birth_date ip "
                  + "external_service biography gender sex image video other")
              .split(" "));

  private static final Duration MAX_RETENTION = Duration.ofDays(14);

  private final PersonalDataNames personalNames = new PersonalDataNames();

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    List<String> marked = new ArrayList<>();
    for (LocatedType type : file.index().definitions()) {
      checkMark(type.type().json(), type.type().pointer(), type.label(), marked, findings);
    }
    List<String> covered = new ArrayList<>(marked);
    for (LocatedField field : file.index().fields()) {
      checkMark(field.field().json(), field.pointer(), field.label(), marked, findings);
      if (field.has(ContractProperties.PII)) {
        covered.add(field.pointer());
      } else if (!field.has(ContractProperties.NO_PII) && !isCovered(field, covered)) {
        checkUnmarked(field, findings);
      }
    }
    if (!marked.isEmpty() && file.event().isObject()) {
      checkRetention(file, findings);
    }
  }

  /** Returns whether a record or field that contains this field is marked. */
  private static boolean isCovered(LocatedField field, List<String> covered) {
    return covered.stream().anyMatch(each -> field.pointer().startsWith(each + "/"));
  }

  private static void checkMark(
      JsonNode json, String pointer, String label, List<String> marked, FindingCollector findings) {
    if (!json.has(ContractProperties.PII)) {
      return;
    }
    marked.add(pointer);
    String kind = json.path(ContractProperties.PII).asText();
    if (!kind.isBlank() && !KINDS.contains(kind)) {
      findings.add(
          Rule.PII_MARK_COMPLETE,
          pointer + "/" + ContractProperties.PII,
          "%s has the unknown kind of personal data \"%s\"%s"
              .formatted(label, kind, KnownNames.hint(kind, KINDS)));
    }
    if (json.has(ContractProperties.NO_PII)) {
      findings.add(
          Rule.PII_MARK_COMPLETE,
          pointer + "/" + ContractProperties.NO_PII,
          label + " is marked both as personal and as not personal",
          "Remove \"pii\" or \"noPii\".");
    }
  }

  private void checkUnmarked(LocatedField field, FindingCollector findings) {
    Optional<String> kind = personalNames.kind(field.name(), field.record());
    if (kind.isPresent() && holdsValues(field.valueType())) {
      findings.add(
          Rule.PII_UNMARKED,
          field.pointer(),
          field.label() + " looks personal (" + kind.get() + ") but is not marked",
          "Add \"pii\": \"" + kind.get() + "\", or explain in \"noPii\" why it is not personal.");
    }
  }

  /** Excludes records, whose fields are checked instead, and booleans, which identify no one. */
  private static boolean holdsValues(TypeNode type) {
    return switch (type.kind()) {
      case STRING, BYTES, INT, LONG, ENUM, FIXED -> true;
      case ARRAY, MAP -> type.element().map(PrivacyCheck::holdsValues).orElse(false);
      default -> false;
    };
  }

  private static void checkRetention(ContractFile file, FindingCollector findings) {
    Optional<String> retention = file.event(EventSection.RETENTION);
    if (retention.isEmpty()) {
      findings.add(
          Rule.PII_TOPIC_RETENTION,
          "/event",
          "the event contains personal data, but the contract states no retention");
    } else if (isTooLong(retention.get())) {
      findings.add(
          Rule.PII_TOPIC_RETENTION,
          ContractFile.eventPointer(EventSection.RETENTION),
          "the event contains personal data, and its retention is " + retention.get());
    }
  }

  private static boolean isTooLong(String retention) {
    try {
      return Duration.parse(retention).compareTo(MAX_RETENTION) > 0;
    } catch (DateTimeException e) {
      return false; // not a duration, which CONTRACT_PROPERTY reports
    }
  }
}
