package org.openedx.eventbus.tools.internal.contract;

import static org.openedx.eventbus.tools.internal.contract.ContractProperties.ABOUT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.KnownNames;

/**
 * The {@code "event"} object of a contract: the names of its properties, and a check of their
 * values and of the event type's name. For example:
 *
 * <pre>{@code
 * "event": {"constant": "CART_FILLED", "minorVersion": 1, "key": "cart.id", "sender": "shop"}
 * }</pre>
 */
public final class EventSection {
  public static final String CONSTANT = "constant";
  public static final String MINOR_VERSION = "minorVersion";
  public static final String SINCE = "since";
  public static final String TOPIC = "topic";
  public static final String KEY = "key";

  /** The reason why the event has no key. */
  public static final String NO_KEY = "noKey";

  public static final String SENDER = "sender";
  public static final String TRIGGER = "trigger";

  /** How long a topic should retain the event, for example {@code P14D}. */
  public static final String RETENTION = "retention";

  /** An object with the reason, the date and the successor of a deprecated event. */
  public static final String DEPRECATED = "deprecated";

  public static final String REASON = "reason";
  public static final String SUCCESSOR = "successor";

  private static final List<String> TEXTS =
      List.of(CONSTANT, SINCE, ABOUT, TOPIC, KEY, NO_KEY, SENDER, TRIGGER, RETENTION);
  public static final Set<String> KNOWN =
      Stream.concat(TEXTS.stream(), Stream.of(MINOR_VERSION, DEPRECATED))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> DEPRECATED_PROPERTIES = Set.of(REASON, SINCE, SUCCESSOR);
  private static final Pattern CONSTANT_NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final Pattern UNUSABLE_NAME =
      Pattern.compile("\\..*|.*\\.|.*\\.\\..*|.*[/\\\\].*");
  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private static final String POINTER = "/event";

  private final JsonSource source;
  private final List<ContractProblem> problems;
  private final JsonNode event;

  private EventSection(JsonSource source, List<ContractProblem> problems) {
    this.source = source;
    this.problems = problems;
    this.event = source.root().path(ContractProperties.EVENT);
  }

  /**
   * Adds the problems of a contract's section to a list. Returns the name of the event type; empty
   * if it is invalid.
   */
  public static Optional<EventName> check(JsonSource source, List<ContractProblem> problems) {
    EventSection section = new EventSection(source, problems);
    section.check();
    return section.name();
  }

  private void report(String pointer, String message) {
    report(Rule.CONTRACT_PROPERTY, pointer, message);
  }

  private void report(Rule rule, String pointer, String message) {
    problems.add(source.problem(rule, pointer, message));
  }

  /**
   * Returns the name of the event type; empty if it is invalid. Does not check the naming rules of
   * this bus, because events of other organisations must be readable too.
   */
  private Optional<EventName> name() {
    JsonNode namespace = source.root().path("namespace");
    if (!namespace.isTextual()) {
      report("", "\"namespace\" is missing; it must be the name of the event type");
      return Optional.empty();
    }
    try {
      EventName name = EventName.imported(namespace.asText());
      if (UNUSABLE_NAME.matcher(name.value()).matches()) {
        report(
            "/namespace",
            "'" + name + "' contains an empty part or a slash, so it cannot name a file");
      } else if (event.path(TOPIC).isMissingNode()
          && !TOPIC_NAME.matcher(defaultTopic(name)).matches()) {
        report(
            "/namespace",
            "no topic can be derived from '" + name + "'; add \"topic\" to \"event\"");
      }
      return Optional.of(name);
    } catch (InvalidEventNameException e) {
      report("/namespace", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Returns the topic of an event whose contract names none. */
  public static String defaultTopic(EventName name) {
    return name.subdomain() + "-" + name.subject().replace('.', '-') + "-lifecycle";
  }

  private void check() {
    if (!event.isObject()) {
      report("", "\"event\" is missing; it must be an object with at least \"constant\"");
      return;
    }
    checkKnown(event, POINTER, "event", KNOWN);
    checkTexts(event, POINTER, TEXTS);
    checkConstant();
    checkValues();
    checkDeprecated(event.path(DEPRECATED), POINTER + "/" + DEPRECATED);
  }

  /** Returns whether a value is an integer from 0. {@code canConvertToInt} also accepts 1.5. */
  static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0;
  }

  private void checkKnown(JsonNode object, String pointer, String name, Set<String> known) {
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      String property = each.getKey();
      if (!known.contains(property)) {
        report(
            Rule.AVRO_UNKNOWN_ATTRIBUTE,
            JsonSource.child(pointer, property),
            "\"%s\" has no property '%s'%s"
                .formatted(name, property, KnownNames.hint(property, known)));
      }
    }
  }

  private void checkTexts(JsonNode object, String pointer, List<String> properties) {
    for (String property : properties) {
      JsonNode value = object.path(property);
      if (!value.isMissingNode() && (!value.isTextual() || value.asText().isBlank())) {
        report(pointer + "/" + property, "\"" + property + "\" must be a non-empty string");
      }
    }
  }

  private void checkConstant() {
    String constant = event.path(CONSTANT).asText();
    if (constant.isEmpty()) {
      report(POINTER, "\"constant\" is missing; it must be the name of the event in code");
    } else if (!CONSTANT_NAME.matcher(constant).matches()) {
      report(
          Rule.EVENT_CONSTANT_FORMAT,
          POINTER + "/" + CONSTANT,
          "the constant '%s' is not in upper case with underscores, such as COURSE_ENROLLMENT_CREATED"
              .formatted(constant));
    }
  }

  private void checkValues() {
    JsonNode minor = event.path(MINOR_VERSION);
    if (!minor.isMissingNode() && !isCount(minor)) {
      report(
          POINTER + "/" + MINOR_VERSION,
          "\"minorVersion\" must be an integer from 0, not " + minor);
    }
    String topic = event.path(TOPIC).asText();
    if (!topic.isEmpty() && !TOPIC_NAME.matcher(topic).matches()) {
      report(
          POINTER + "/" + TOPIC,
          "'" + topic + "' is not a topic name: use letters, digits, '.', '_' and '-'");
    }
    if (event.has(KEY) && event.has(NO_KEY)) {
      report(POINTER + "/" + NO_KEY, "\"noKey\" is not allowed, because the event has a \"key\"");
    }
    checkDate(event, POINTER);
    String retention = event.path(RETENTION).asText();
    if (event.path(RETENTION).isTextual() && !retention.isBlank() && !isRetention(retention)) {
      report(
          POINTER + "/" + RETENTION,
          "\"retention\" must be a positive duration such as P14D or PT36H, not '%s'"
              .formatted(retention));
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
    checkKnown(deprecated, pointer, DEPRECATED, DEPRECATED_PROPERTIES);
    checkTexts(deprecated, pointer, List.of(REASON, SINCE, SUCCESSOR));
    checkDate(deprecated, pointer);
  }
}
