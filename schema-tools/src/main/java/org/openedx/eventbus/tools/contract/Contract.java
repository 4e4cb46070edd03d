package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.internal.InvalidKeyPathException;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.contract.LenientSchema;
import org.openedx.eventbus.tools.internal.contract.SchemaCheck;
import org.openedx.eventbus.tools.internal.contract.WireText;

/**
 * Contract of one event type: an Avro schema with additional properties, for example the event's
 * topic and key. A contract is always valid, because reading checks it completely. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Contract contract = Contract.read(Path.of("contracts/shop/com.acme.shop.cart.filled.v1.avsc"));
 * String topic = contract.topic(); // shop-cart-lifecycle
 * }</pre>
 */
public final class Contract {

  /**
   * Deprecation of an event type, which will be removed.
   *
   * @param reason the reason, in one sentence
   * @param since the date from which on new subscribers should not use the event type
   * @param successor the event type that replaces it
   */
  public record Deprecation(String reason, Optional<LocalDate> since, Optional<String> successor) {
    /**
     * Creates a deprecation.
     *
     * @param reason the reason
     * @param since the date from which on new subscribers should not use the event type
     * @param successor the event type that replaces it
     */
    public Deprecation {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(successor, "successor");
    }
  }

  private final JsonSource source;
  private final EventName name;

  /** Created on first use, because it takes another parse that only few callers need. */
  private volatile @Nullable Schema schema;

  /** Created on first use, because it takes two parses that earlier versions seldom need. */
  private volatile @Nullable WireSchema wireSchema;

  private Contract(JsonSource source, EventName name) {
    this.source = source;
    this.name = name;
  }

  /**
   * Reads one contract.
   *
   * @param file the file of the contract
   * @return the contract
   * @throws InvalidContractsException if the contract is invalid, with all of its problems
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Contract read(Path file) {
    return of(JsonSource.read(file));
  }

  /**
   * Reads one contract from a string.
   *
   * @param file the name of the file in problems
   * @param text the JSON of the contract
   * @return the contract
   * @throws InvalidContractsException if the contract is invalid, with all of its problems
   */
  public static Contract parse(String file, String text) {
    return of(JsonSource.parse(file, text));
  }

  /**
   * {@return the contract in a JSON value}
   *
   * @param source the JSON of the contract
   * @throws InvalidContractsException if the contract is invalid, with all of its problems
   */
  public static Contract of(JsonSource source) {
    List<ContractProblem> problems = new ArrayList<>(source.duplicateKeys(Rule.AVRO_DUPLICATE_KEY));
    if (!source.root().path("type").asText().equals("record")) {
      problems.add(source.problem("", "a contract must be an Avro schema of type record"));
      throw new InvalidContractsException(problems);
    }
    Optional<EventName> name = EventSection.check(source, problems);
    SchemaCheck.check(source, problems);
    if (!problems.isEmpty() || name.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
    checkSchema(source);
    return new Contract(source, name.get());
  }

  private static void checkSchema(JsonSource source) {
    try {
      Schema schema = LenientSchema.of(source);
      String key = source.root().path(ContractProperties.EVENT).path(EventSection.KEY).asText();
      if (!key.isEmpty()) {
        KeyPath.of(schema, key);
      }
    } catch (InvalidKeyPathException e) {
      String message = String.valueOf(e.getMessage());
      throw new InvalidContractsException(
          List.of(
              source.problem(Rule.EVENT_KEY_FIELD_EXISTS, "/event/" + EventSection.KEY, message)));
    } catch (InvalidSchemaException e) {
      throw new InvalidContractsException(
          List.of(source.problem("", String.valueOf(e.getMessage()))));
    }
  }

  private Optional<String> text(String property) {
    return text(event(), property);
  }

  private JsonNode event() {
    return source.root().path(ContractProperties.EVENT);
  }

  private static Optional<String> text(JsonNode object, String property) {
    JsonNode value = object.path(property);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** {@return the JSON of the file, with the positions of its values} */
  public JsonSource source() {
    return source;
  }

  /** {@return the name of the event type} */
  public EventName name() {
    return name;
  }

  /** {@return the name of the event in code, for example {@code COURSE_ENROLLMENT_CREATED}} */
  public String constant() {
    return text(EventSection.CONSTANT).orElseThrow();
  }

  /** {@return the minor version, which starts at 0 and increases with each compatible change} */
  public int minorVersion() {
    return event().path(EventSection.MINOR_VERSION).asInt(0);
  }

  /** {@return the topic without prefix; by default {@code <subdomain>-<subject>-lifecycle}} */
  public String topic() {
    return text(EventSection.TOPIC).orElseGet(() -> EventSection.defaultTopic(name));
  }

  /** {@return the dotted path of the field that is used as the record's key} */
  public Optional<String> keyPath() {
    return text(EventSection.KEY);
  }

  /** {@return the description of the event} */
  public Optional<String> about() {
    return text(ContractProperties.ABOUT);
  }

  /** {@return the date of the first release, for example {@code 2021-09-02}} */
  public Optional<String> since() {
    return text(EventSection.SINCE);
  }

  /** {@return the name of the one service that sends the event} */
  public Optional<String> sender() {
    return text(EventSection.SENDER);
  }

  /** {@return where and when the event is sent} */
  public Optional<String> trigger() {
    return text(EventSection.TRIGGER);
  }

  /** {@return the reason why the event has no key} */
  public Optional<String> noKey() {
    return text(EventSection.NO_KEY);
  }

  /** {@return how long a topic should retain the event} */
  public Optional<Duration> retention() {
    return text(EventSection.RETENTION).map(Duration::parse);
  }

  /** {@return the deprecation of the event type; empty if it is not deprecated} */
  public Optional<Deprecation> deprecation() {
    JsonNode deprecated = event().path(EventSection.DEPRECATED);
    return deprecated.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Deprecation(
                deprecated.path(EventSection.REASON).asText(),
                text(deprecated, EventSection.SINCE).map(LocalDate::parse),
                text(deprecated, EventSection.SUCCESSOR)));
  }

  /** {@return the schema of the file, including the properties that a contract adds to Avro} */
  public Schema schema() {
    Schema known = schema;
    if (known == null) {
      known = WireSchema.parse(source.text());
      schema = known;
    }
    return known;
  }

  /** {@return the schema to register and the schema to read with} */
  public WireSchema wireSchema() {
    WireSchema known = wireSchema;
    if (known == null) {
      known = WireSchema.of(WireText.wire(source.root()), readerText());
      wireSchema = known;
    }
    return known;
  }

  /**
   * {@return the exact text to register, which equals the output of Python's {@code json.dumps}}
   */
  public String wireText() {
    WireSchema known = wireSchema;
    return known == null ? WireText.wire(source.root()) : known.text();
  }

  /** {@return the registered text, with each {@code absent} value as the default of its field} */
  public String readerText() {
    return WireText.reader(source.root());
  }

  /** {@return the Avro schema of {@link #readerText}} */
  public Schema readerSchema() {
    return LenientSchema.of(WireText.readerJson(source.root()));
  }

  /** {@return the sorted dotted paths of the fields that are marked as personal} */
  public Set<String> personalFields() {
    return PersonalFields.of(schema());
  }

  @Override
  public String toString() {
    return name.value();
  }
}
