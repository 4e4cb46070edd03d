package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Personal data is marked with its kind, and does not stay in topics (ADR 8, OEP-30). */
final class Privacy implements FileCheck {
  /** The kinds of OEP-30, "pii_types". */
  private static final List<String> KINDS =
      List.of(
          "name",
          "username",
          "password",
          "location",
          "phone_number",
          "email_address",
          "birth_date",
          "ip",
          "external_service",
          "biography",
          "gender",
          "sex",
          "image",
          "video",
          "other");

  private static final Duration LONGEST = Duration.ofDays(14);

  private final PersonalNames personalNames = new PersonalNames();

  @Override
  public void check(ContractFile file, Report report) {
    List<String> marked = new ArrayList<>();
    for (TypeAt type : file.walk().definitions()) {
      checkMark(type.type().json(), type.type().pointer(), type.called(), marked, report);
    }
    List<String> covered = new ArrayList<>(marked);
    for (FieldAt field : file.walk().fields()) {
      checkMark(field.field().json(), field.pointer(), field.called(), marked, report);
      if (field.has(OurProperties.PII)) {
        covered.add(field.pointer());
      } else if (!field.has(OurProperties.NO_PII) && !isCovered(field, covered)) {
        checkUnmarked(field, report);
      }
    }
    if (!marked.isEmpty() && file.event().isObject()) {
      checkRetention(file, report);
    }
  }

  /** Whether something around the field is marked as a whole. */
  private static boolean isCovered(FieldAt field, List<String> covered) {
    return covered.stream().anyMatch(each -> field.pointer().startsWith(each + "/"));
  }

  private static void checkMark(
      JsonNode json, String pointer, String called, List<String> marked, Report report) {
    if (!json.has(OurProperties.PII)) {
      return;
    }
    marked.add(pointer);
    String kind = json.path(OurProperties.PII).asText();
    if (!kind.isBlank() && !KINDS.contains(kind)) {
      report.add(
          Rule.PII_MARK_COMPLETE,
          pointer + "/" + OurProperties.PII,
          called
              + " holds personal data of an unknown kind, \""
              + kind
              + "\""
              + Suggestion.of(kind, KINDS));
    }
    if (json.has(OurProperties.NO_PII)) {
      report.add(
          Rule.PII_MARK_COMPLETE,
          pointer + "/" + OurProperties.NO_PII,
          called + " is said to hold personal data, and to hold none",
          "Remove \"pii\" or \"noPii\".");
    }
  }

  private void checkUnmarked(FieldAt field, Report report) {
    Optional<String> kind = personalNames.kind(field.name(), field.record());
    if (kind.isPresent() && holdsValues(field.valueType())) {
      report.add(
          Rule.PII_UNMARKED,
          field.pointer(),
          field.called() + " looks personal (" + kind.get() + ") and is not marked",
          "Add \"pii\": \"" + kind.get() + "\", or say in \"noPii\" why it is not personal.");
    }
  }

  /** A record's fields speak for themselves, and a yes or no is nobody's address. */
  private static boolean holdsValues(TypeNode type) {
    return switch (type.kind()) {
      case STRING, BYTES, INT, LONG, ENUM, FIXED -> true;
      case ARRAY, MAP -> type.element().map(Privacy::holdsValues).orElse(false);
      default -> false;
    };
  }

  private static void checkRetention(ContractFile file, Report report) {
    Optional<String> retention = file.event(EventSection.RETENTION);
    if (retention.isEmpty()) {
      report.add(
          Rule.PII_TOPIC_RETENTION,
          "/event",
          "the event carries personal data, and the contract does not say how long to keep it");
    } else if (longerThanAllowed(retention.get())) {
      report.add(
          Rule.PII_TOPIC_RETENTION,
          ContractFile.eventPointer(EventSection.RETENTION),
          "the event carries personal data and is kept for " + retention.get());
    }
  }

  private static boolean longerThanAllowed(String retention) {
    try {
      return Duration.parse(retention).compareTo(LONGEST) > 0;
    } catch (DateTimeException e) {
      return false; // no duration at all, which CONTRACT_PROPERTY says
    }
  }
}
