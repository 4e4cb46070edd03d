package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.schema.SchemaTree;

/**
 * Contract file that contains JSON, valid as a contract or not. Immutable.
 *
 * @param path the file
 * @param source the JSON of the file
 * @param tree the schema with the positions of its parts
 * @param index all fields and types of the schema
 * @param name the name of the event type; empty if the namespace is not a valid name
 * @param problems the problems that make the contract invalid
 */
record ContractFile(
    Path path,
    JsonSource source,
    SchemaTree tree,
    SchemaIndex index,
    Optional<EventName> name,
    List<ContractProblem> problems) {

  static ContractFile of(Path path, JsonSource source) {
    SchemaTree tree = SchemaTree.of(source.root());
    Optional<EventName> name = name(source.root().path("namespace"));
    return new ContractFile(path, source, tree, SchemaIndex.of(tree), name, problems(source));
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

  /** Returns the namespace as written, valid or not; an empty string if there is none. */
  String eventType() {
    return source.root().path("namespace").asText();
  }

  /** Returns the {@code "event"} object; a missing node if there is none. */
  JsonNode event() {
    return source.root().path(ContractProperties.EVENT);
  }

  /** Returns a property of the {@code "event"} object; empty if it is missing or not a string. */
  Optional<String> event(String property) {
    JsonNode value = event().path(property);
    return value.isTextual() && !value.asText().isBlank()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /** Returns the JSON pointer of a property of the {@code "event"} object, present or not. */
  static String eventPointer(String property) {
    return "/event/" + property;
  }

  /** Returns the minor version, 0 by default; empty if its value is not an integer. */
  OptionalInt minorVersion() {
    JsonNode minor = event().path(EventSection.MINOR_VERSION);
    if (minor.isMissingNode()) {
      return OptionalInt.of(0);
    }
    return minor.isIntegralNumber() && minor.canConvertToInt()
        ? OptionalInt.of(minor.asInt())
        : OptionalInt.empty();
  }

  /** Returns whether the file looks like a contract: it has a namespace or an event object. */
  boolean isContract() {
    return source.root().has("namespace") || source.root().has(ContractProperties.EVENT);
  }
}
