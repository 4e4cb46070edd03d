package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * A contract's {@code "event"} object: what its properties are called, and the check of it and of
 * the name above it.
 */
public final class EventSection {
  public static final String CONSTANT = "constant";
  public static final String MINOR_VERSION = "minorVersion";
  public static final String SINCE = "since";
  public static final String TOPIC = "topic";
  public static final String KEY = "key";

  /** Why there is no key. */
  public static final String NO_KEY = "noKey";

  public static final String SENDER = "sender";
  public static final String TRIGGER = "trigger";

  /** How long a topic should keep the event. */
  public static final String RETENTION = "retention";

  /** An object: why the event goes away, since when, and what takes its place. */
  public static final String DEPRECATED = "deprecated";

  public static final String REASON = "reason";
  public static final String SUCCESSOR = "successor";

  private static final List<String> TEXTS =
      List.of(CONSTANT, SINCE, OurProperties.ABOUT, TOPIC, KEY, NO_KEY, SENDER, TRIGGER, RETENTION);
  public static final Set<String> KNOWN =
      Set.of(
          CONSTANT,
          MINOR_VERSION,
          SINCE,
          OurProperties.ABOUT,
          TOPIC,
          KEY,
          NO_KEY,
          SENDER,
          TRIGGER,
          RETENTION,
          DEPRECATED);
  private static final Set<String> KNOWN_OF_DEPRECATED = Set.of(REASON, SINCE, SUCCESSOR);
  private static final Pattern CONSTANT_NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final Pattern UNUSABLE_NAME =
      Pattern.compile("\\..*|.*\\.|.*\\.\\..*|.*[/\\\\].*");
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
    report(Rule.CONTRACT_PROPERTY, pointer, message);
  }

  private void report(Rule rule, String pointer, String message) {
    problems.add(source.problem(rule, pointer, message));
  }

  /**
   * The event type's name, if it is one. Whether it follows the rule for names is not asked here:
   * names that others chose must be readable too.
   */
  Optional<EventName> name() {
    JsonNode namespace = source.root().path("namespace");
    if (!namespace.isTextual()) {
      report("", "\"namespace\" is missing: it is the event type's name");
      return Optional.empty();
    }
    try {
      EventName name = EventName.imported(namespace.asText());
      if (UNUSABLE_NAME.matcher(name.value()).matches()) {
        report("/namespace", "'" + name + "' has an empty part or a slash, and names files too");
      } else if (event.path(TOPIC).isMissingNode()
          && !TOPIC_NAME.matcher(usualTopic(name)).matches()) {
        report("/namespace", "no topic can be made of '" + name + "'; give \"event\" a \"topic\"");
      }
      return Optional.of(name);
    } catch (InvalidEventNameException e) {
      report("/namespace", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The topic of an event whose contract names none. */
  public static String usualTopic(EventName name) {
    return name.subdomain() + "-" + name.subject().replace('.', '-') + "-lifecycle";
  }

  void check() {
    if (!event.isObject()) {
      report("", "\"event\" is missing: an object with at least \"constant\"");
      return;
    }
    checkKnown(event, POINTER, "event", KNOWN);
    checkTexts(event, POINTER, TEXTS);
    checkConstant();
    checkValues();
    checkDeprecated(event.path(DEPRECATED), POINTER + "/" + DEPRECATED);
  }

  /** {@code canConvertToInt} alone is true of 1.5 as well. */
  static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0;
  }

  private void checkKnown(JsonNode object, String pointer, String name, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            property -> {
              if (!known.contains(property)) {
                report(
                    Rule.AVRO_UNKNOWN_ATTRIBUTE,
                    JsonSource.child(pointer, property),
                    "\"%s\" has no property '%s'%s"
                        .formatted(name, property, Suggestion.of(property, known)));
              }
            });
  }

  private void checkTexts(JsonNode object, String pointer, List<String> properties) {
    for (String property : properties) {
      JsonNode value = object.path(property);
      if (!value.isMissingNode() && (!value.isTextual() || value.asText().isBlank())) {
        report(pointer + "/" + property, "\"" + property + "\" must be a text");
      }
    }
  }

  private void checkConstant() {
    String constant = event.path(CONSTANT).asText();
    if (constant.isEmpty()) {
      report(POINTER, "\"constant\" is missing: the name of the event in code");
    } else if (!CONSTANT_NAME.matcher(constant).matches()) {
      report(
          Rule.EVENT_CONSTANT_FORMAT,
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
    if (event.has(KEY) && event.has(NO_KEY)) {
      report(POINTER + "/" + NO_KEY, "the event has a \"key\", so \"noKey\" is not true of it");
    }
    checkDate(event, POINTER);
    String retention = event.path(RETENTION).asText();
    if (event.path(RETENTION).isTextual() && !retention.isBlank() && !isRetention(retention)) {
      report(
          POINTER + "/" + RETENTION,
          "\"retention\" must be a time to keep the event, such as P14D or PT36H, not '"
              + retention
              + "'");
    }
  }

  private static boolean isRetention(String text) {
    try {
      Duration retention = Duration.parse(text);
      return !retention.isZero() && !retention.isNegative();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void checkDate(JsonNode object, String pointer) {
    String since = object.path(SINCE).asText();
    try {
      if (!since.isBlank()) {
        LocalDate.parse(since);
      }
    } catch (DateTimeException e) {
      report(pointer + "/" + SINCE, "\"since\" must be a date such as 2021-09-02");
    }
  }

  private void checkDeprecated(JsonNode deprecated, String pointer) {
    if (deprecated.isMissingNode()) {
      return;
    }
    if (!deprecated.path(REASON).isTextual()) {
      report(pointer, "\"deprecated\" must be an object with at least a \"reason\"");
      return;
    }
    checkKnown(deprecated, pointer, DEPRECATED, KNOWN_OF_DEPRECATED);
    checkTexts(deprecated, pointer, List.of(REASON, SINCE, SUCCESSOR));
    checkDate(deprecated, pointer);
  }
}
