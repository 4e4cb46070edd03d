package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.InvalidKeyPathException;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * What one event type promises: an Avro schema, and what we say of it beside. Read from a file and
 * checked as a whole; immutable.
 */
public final class Contract {
  private final JsonSource source;
  private final EventName name;

  /** Made when it is first asked for, by those who generate or show: it takes another parse. */
  private volatile @Nullable Schema schema;

  /** Made when it is first asked for: of earlier versions it seldom is, and it takes two parses. */
  private volatile @Nullable WireSchema wireSchema;

  private Contract(JsonSource source, EventName name) {
    this.source = source;
    this.name = name;
  }

  /**
   * Reads one contract.
   *
   * @throws InvalidContractsException with everything that is wrong with it
   */
  public static Contract read(Path file) {
    return of(JsonSource.read(file));
  }

  /**
   * Reads one contract from a text.
   *
   * @param file what problems call it
   * @throws InvalidContractsException with everything that is wrong with it
   */
  public static Contract parse(String file, String text) {
    return of(JsonSource.parse(file, text));
  }

  /**
   * Checks one contract that was read.
   *
   * @throws InvalidContractsException with everything that is wrong with it
   */
  public static Contract of(JsonSource source) {
    List<ContractProblem> problems = new ArrayList<>();
    for (Place key : source.doubledKeys()) {
      problems.add(new ContractProblem(Rule.AVRO_DUPLICATE_KEY, key, JsonSource.doubled(key)));
    }
    if (!source.root().path("type").asText().equals("record")) {
      problems.add(source.problem("", "a contract is an Avro schema of type record"));
      throw new InvalidContractsException(problems);
    }
    EventSection section = new EventSection(source, problems);
    section.check();
    Optional<EventName> name = section.name();
    new SchemaCheck(source, problems).run();
    if (!problems.isEmpty() || name.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
    checkSchema(source);
    return new Contract(source, name.get());
  }

  private static void checkSchema(JsonSource source) {
    try {
      Schema schema = LenientSchema.of(source);
      String key = source.root().path(OurProperties.EVENT).path(EventSection.KEY).asText();
      if (!key.isEmpty()) {
        KeyPath.of(schema, key);
      }
    } catch (InvalidKeyPathException e) {
      throw new InvalidContractsException(
          List.of(
              source.problem(
                  Rule.EVENT_KEY_FIELD_EXISTS,
                  "/event/" + EventSection.KEY,
                  String.valueOf(e.getMessage()))));
    } catch (InvalidSchemaException e) {
      throw new InvalidContractsException(
          List.of(source.problem("", String.valueOf(e.getMessage()))));
    }
  }

  private Optional<String> text(String property) {
    return text(source.root().path(OurProperties.EVENT), property);
  }

  private static Optional<String> text(JsonNode object, String property) {
    JsonNode value = object.path(property);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** The JSON as it was written, with the places of its parts. */
  public JsonSource source() {
    return source;
  }

  public EventName name() {
    return name;
  }

  /** The event's name in code, such as {@code COURSE_ENROLLMENT_CREATED}. */
  public String constant() {
    return text(EventSection.CONSTANT).orElseThrow();
  }

  /** Raised with each compatible change; 0 at first. */
  public int minorVersion() {
    return source.root().path(OurProperties.EVENT).path(EventSection.MINOR_VERSION).asInt(0);
  }

  /** The topic without an environment's prefix; by default the name's subdomain and subject. */
  public String topic() {
    return text(EventSection.TOPIC).orElseGet(() -> EventSection.usualTopic(name));
  }

  /** The dotted path of the field that becomes the record's key. */
  public Optional<String> keyPath() {
    return text(EventSection.KEY);
  }

  /** What the event means, in a sentence. */
  public Optional<String> about() {
    return text(OurProperties.ABOUT);
  }

  /** The date of the first release, {@code 2021-09-02}. */
  public Optional<String> since() {
    return text(EventSection.SINCE);
  }

  /** The one service that sends the event. */
  public Optional<String> sender() {
    return text(EventSection.SENDER);
  }

  /** Where and when it is sent. */
  public Optional<String> trigger() {
    return text(EventSection.TRIGGER);
  }

  /** Why the event has no key, where its author says so. */
  public Optional<String> noKey() {
    return text(EventSection.NO_KEY);
  }

  /** How long a topic should keep the event. */
  public Optional<Duration> retention() {
    return text(EventSection.RETENTION).map(Duration::parse);
  }

  /** That the event goes away, and why. */
  public Optional<Deprecation> deprecation() {
    JsonNode deprecated = source.root().path(OurProperties.EVENT).path(EventSection.DEPRECATED);
    return deprecated.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Deprecation(
                deprecated.path(EventSection.REASON).asText(),
                text(deprecated, EventSection.SINCE).map(LocalDate::parse),
                text(deprecated, EventSection.SUCCESSOR)));
  }

  /** The schema as written, our properties being properties of it. */
  public Schema schema() {
    Schema known = schema;
    if (known == null) {
      known = SchemaTexts.parse(source.text());
      schema = known;
    }
    return known;
  }

  /** What is registered and what is read with. */
  public WireSchema wireSchema() {
    WireSchema known = wireSchema;
    if (known == null) {
      known = WireSchema.of(WireText.wire(source.root()), readerText());
      wireSchema = known;
    }
    return known;
  }

  /** The exact text to register, equal to what Python's {@code json.dumps} makes of it. */
  public String wireText() {
    WireSchema known = wireSchema;
    return known == null ? WireText.wire(source.root()) : known.text();
  }

  /** The registered text with each {@code absent} value as the default of its field. */
  public String readerText() {
    return WireText.reader(source.root());
  }

  /** What {@link #readerText} means to Avro. */
  public Schema readerSchema() {
    return LenientSchema.of(WireText.readerJson(source.root()));
  }

  /** The dotted paths of fields marked as personal, in their order. */
  public Set<String> personalFields() {
    return PersonalFields.of(schema());
  }

  @Override
  public String toString() {
    return name.value();
  }
}
