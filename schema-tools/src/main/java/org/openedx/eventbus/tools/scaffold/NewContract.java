package org.openedx.eventbus.tools.scaffold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.internal.JsonTrees;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;

/**
 * Properties of a new event type. Properties that are not known yet can be empty; lint reports them
 * as missing.
 *
 * @param name the event type
 * @param since the date of its first release
 * @param about the description of the event
 * @param sender the name of the one service that sends the event
 * @param topic the topic; empty for the default topic
 * @param key the dotted path of the key, for example {@code order.number}; its fields are created
 * @param noKey the reason why the event has no key; excludes {@code key}
 */
public record NewContract(
    EventName name,
    LocalDate since,
    Optional<String> about,
    Optional<String> sender,
    Optional<String> topic,
    Optional<String> key,
    Optional<String> noKey) {

  /**
   * Creates the properties of a new event type.
   *
   * @param name the event type
   * @param since the date of its first release
   * @param about the description of the event
   * @param sender the name of the one service that sends the event
   * @param topic the topic; empty for the default topic
   * @param key the dotted path of the key
   * @param noKey the reason why the event has no key; excludes {@code key}
   * @throws IllegalArgumentException if there is both a key and a reason for having none, or the
   *     key is not a path
   */
  public NewContract {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(since, "since");
    if (key.isPresent() && noKey.isPresent()) {
      throw new IllegalArgumentException(
          "an event must not have both a key and a reason for having none");
    }
    if (key.filter(path -> !path.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*")).isPresent()) {
      throw new IllegalArgumentException(
          "'" + key.get() + "' is not a key: use a path of field names, such as order.number");
    }
  }

  /**
   * Returns the event's name in code, for example {@code ORDER_PLACED} or {@code ORDER_PLACED_V2}.
   */
  String constant() {
    int major = name.majorVersion().orElse(1);
    String constant = (name.subject() + "_" + name.action()).replace('.', '_');
    return constant.toUpperCase(Locale.ROOT) + (major > 1 ? "_V" + major : "");
  }

  /** Returns the text of the contract. */
  String text() {
    ObjectNode contract = record("CloudEvent");
    contract.put("namespace", name.value());
    ObjectNode event = contract.putObject(ContractProperties.EVENT);
    event.put(EventSection.CONSTANT, constant()).put(EventSection.MINOR_VERSION, 0);
    event.put(EventSection.SINCE, since.toString());
    about.ifPresent(text -> event.put(ContractProperties.ABOUT, text));
    topic.ifPresent(text -> event.put(EventSection.TOPIC, text));
    key.ifPresent(text -> event.put(EventSection.KEY, text));
    noKey.ifPresent(text -> event.put(EventSection.NO_KEY, text));
    sender.ifPresent(text -> event.put(EventSection.SENDER, text));
    String subject = name.subject().substring(name.subject().lastIndexOf('.') + 1);
    fields(contract, List.of(key.orElse(subject + ".id").split("\\.")));
    return JsonTrees.spaced(contract) + "\n";
  }

  private static ObjectNode record(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", "record").put("name", name);
  }

  private static void fields(ObjectNode record, List<String> path) {
    String name = path.get(0);
    String words = name.replace('_', ' ');
    ObjectNode field = record.putArray("fields").addObject().put("name", name);
    if (path.size() == 1) {
      field
          .put("type", "string")
          .put(ContractProperties.ABOUT, "The " + words + ", which never changes.");
    } else {
      ObjectNode data = record(pascalCase(name) + "Data");
      data.put(ContractProperties.ABOUT, "Data of the " + words + ".");
      fields(data, path.subList(1, path.size()));
      field.set("type", data);
      field.put(ContractProperties.ABOUT, "The " + words + " that the event is about.");
    }
  }

  private static String pascalCase(String name) {
    return Arrays.stream(name.split("_"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }
}
