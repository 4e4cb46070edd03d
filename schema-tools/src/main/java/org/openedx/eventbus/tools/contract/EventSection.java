package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.finding.Rule;

/** Checks a contract's {@code "event"} object and the name above it. */
final class EventSection {
  static final String CONSTANT = "constant";
  static final String MINOR_VERSION = "minorVersion";
  static final String SINCE = "since";
  static final String TOPIC = "topic";
  static final String KEY = "key";
  static final String SENDER = "sender";
  static final String TRIGGER = "trigger";

  /** True where the name was chosen by others and need not follow the rule. */
  static final String IMPORTED = "imported";

  /** Free in its form: what replaces the event and when it goes. */
  static final String DEPRECATED = "deprecated";

  private static final List<String> TEXTS =
      List.of(CONSTANT, SINCE, OurProperties.ABOUT, TOPIC, KEY, SENDER, TRIGGER);
  private static final Set<String> KNOWN =
      Set.of(
          CONSTANT,
          MINOR_VERSION,
          SINCE,
          OurProperties.ABOUT,
          TOPIC,
          KEY,
          SENDER,
          TRIGGER,
          IMPORTED,
          DEPRECATED);
  private static final Pattern CONSTANT_NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private static final String POINTER = "/event";

  private final JsonSource source;
  private final List<ContractProblem> problems;
  private final JsonNode event;

  EventSection(JsonSource source, List<ContractProblem> problems) {
    this.source = source;
    this.problems = problems;
    this.event = source.root().path(OurProperties.EVENT);
  }

  private void report(String pointer, String message) {
    problems.add(source.problem(Rule.CONTRACT_PROPERTY, pointer, message));
  }

  /** The event type's name, if it is one. */
  Optional<EventName> name() {
    JsonNode namespace = source.root().path("namespace");
    if (!namespace.isTextual()) {
      report("", "\"namespace\" is missing: it is the event type's name");
      return Optional.empty();
    }
    try {
      return Optional.of(
          event.path(IMPORTED).asBoolean()
              ? EventName.imported(namespace.asText())
              : EventName.of(namespace.asText()));
    } catch (InvalidEventNameException e) {
      report("/namespace", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void check() {
    if (!event.isObject()) {
      report("", "\"event\" is missing: an object with at least \"constant\"");
      return;
    }
    event.fieldNames().forEachRemaining(this::checkKnown);
    for (String property : TEXTS) {
      JsonNode value = event.path(property);
      if (!value.isMissingNode() && (!value.isTextual() || value.asText().isBlank())) {
        report(POINTER + "/" + property, "\"" + property + "\" must be a text");
      }
    }
    checkConstant();
    checkValues();
  }

  /** {@code canConvertToInt} alone is true of 1.5 as well. */
  static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0;
  }

  private void checkKnown(String property) {
    if (!KNOWN.contains(property)) {
      report(
          JsonSource.child(POINTER, property),
          "\"event\" has no property '" + property + "'" + Suggestion.of(property, KNOWN));
    }
  }

  private void checkConstant() {
    String constant = event.path(CONSTANT).asText();
    if (constant.isEmpty()) {
      report(POINTER, "\"constant\" is missing: the name of the event in code");
    } else if (!CONSTANT_NAME.matcher(constant).matches()) {
      report(
          POINTER + "/" + CONSTANT,
          "the constant '"
              + constant
              + "' is not in upper case with underscores,"
              + " such as COURSE_ENROLLMENT_CREATED");
    }
  }

  private void checkValues() {
    JsonNode minor = event.path(MINOR_VERSION);
    if (!minor.isMissingNode() && !isCount(minor)) {
      report(POINTER + "/" + MINOR_VERSION, "\"minorVersion\" must be 0 or more, not " + minor);
    }
    String topic = event.path(TOPIC).asText();
    if (!topic.isEmpty() && !TOPIC_NAME.matcher(topic).matches()) {
      report(
          POINTER + "/" + TOPIC,
          "'" + topic + "' is no topic: letters, digits, '.', '_' and '-' are allowed");
    }
    if (!event.path(IMPORTED).isMissingNode() && !event.path(IMPORTED).isBoolean()) {
      report(POINTER + "/" + IMPORTED, "\"imported\" must be true or false");
    }
    String since = event.path(SINCE).asText();
    try {
      if (!since.isEmpty()) {
        LocalDate.parse(since);
      }
    } catch (DateTimeException e) {
      report(POINTER + "/" + SINCE, "\"since\" must be a date such as 2021-09-02");
    }
  }
}
