package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.SchemaTree;

/** A contract as it is written, be it valid or not. Immutable. */
final class ContractFile {
  private final Path path;
  private final JsonSource source;
  private final SchemaTree tree;
  private final SchemaWalk walk;
  private final Optional<EventName> name;
  private final List<ContractProblem> problems;

  ContractFile(Path path, JsonSource source) {
    this.path = path;
    this.source = source;
    this.tree = SchemaTree.of(source.root());
    this.walk = new SchemaWalk(tree);
    this.name = name(source.root().path("namespace"));
    this.problems = problems(source);
  }

  private static Optional<EventName> name(JsonNode namespace) {
    try {
      return namespace.isTextual()
          ? Optional.of(EventName.imported(namespace.asText()))
          : Optional.empty();
    } catch (InvalidEventNameException e) {
      return Optional.empty();
    }
  }

  private static List<ContractProblem> problems(JsonSource source) {
    try {
      Contract.of(source);
      return List.of();
    } catch (InvalidContractsException e) {
      return e.problems();
    }
  }

  Path path() {
    return path;
  }

  JsonSource source() {
    return source;
  }

  SchemaTree tree() {
    return tree;
  }

  SchemaWalk walk() {
    return walk;
  }

  /** What the contract is called; empty where that is no name at all. */
  Optional<EventName> name() {
    return name;
  }

  /** The namespace as it is written, right or wrong; empty where there is none. */
  String eventType() {
    return source.root().path("namespace").asText();
  }

  /** The {@code "event"} object; a missing node where there is none. */
  JsonNode event() {
    return source.root().path(OurProperties.EVENT);
  }

  /** A property of the {@code "event"} object; empty where it is missing or no text. */
  Optional<String> event(String property) {
    JsonNode value = event().path(property);
    return value.isTextual() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /** Where a property of the {@code "event"} object stands, or would. */
  static String eventPointer(String property) {
    return "/event/" + property;
  }

  /** The minor version; empty where what stands there is none. */
  OptionalInt minorVersion() {
    JsonNode minor = event().path(EventSection.MINOR_VERSION);
    if (minor.isMissingNode()) {
      return OptionalInt.of(0);
    }
    return minor.isIntegralNumber() && minor.canConvertToInt()
        ? OptionalInt.of(minor.asInt())
        : OptionalInt.empty();
  }

  /** Whether the file means to be a contract at all. */
  boolean isContract() {
    return source.root().has("namespace") || source.root().has(OurProperties.EVENT);
  }

  /** What keeps it from being a valid contract. */
  List<ContractProblem> problems() {
    return problems;
  }

  Finding finding(Rule rule, String pointer, String message, String fix) {
    return Finding.of(rule, eventType(), source.place(pointer), message, fix);
  }

  Finding finding(Rule rule, String pointer, String message) {
    return finding(rule, pointer, message, rule.remedy());
  }
}
