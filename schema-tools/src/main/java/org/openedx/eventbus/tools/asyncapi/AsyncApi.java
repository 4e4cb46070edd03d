package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.ContractDirectory.NoContractsException;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.internal.JsonTrees;

/**
 * Describes contracts as one AsyncAPI 3 document, in JSON. The output is deterministic. Immutable.
 *
 * <p>For example, {@code AsyncApi.of(List.of(SchemaModule.at(Path.of("schemas")))).json()}.
 */
public final class AsyncApi {
  private static final String VERSION = "3.0.0";

  private final List<SchemaModule> modules;
  private final AsyncApiOptions options;
  private final Function<EventName, Compatibility> levels;

  private AsyncApi(
      List<SchemaModule> modules,
      AsyncApiOptions options,
      Function<EventName, Compatibility> levels) {
    this.modules = List.copyOf(modules);
    this.options = options;
    this.levels = levels;
  }

  /**
   * {@return a document of all contracts of the given modules} Its level is FORWARD_TRANSITIVE, and
   * its options are {@link AsyncApiOptions#DEFAULTS}.
   *
   * @param modules the modules
   */
  public static AsyncApi of(List<SchemaModule> modules) {
    return new AsyncApi(
        modules, AsyncApiOptions.DEFAULTS, name -> Compatibility.FORWARD_TRANSITIVE);
  }

  /**
   * {@return a copy with other options}
   *
   * @param value the options
   */
  public AsyncApi with(AsyncApiOptions value) {
    return new AsyncApi(modules, value, levels);
  }

  /**
   * {@return a copy with another compatibility level of each event type}
   *
   * @param value returns the level of an event type
   */
  public AsyncApi withLevels(Function<EventName, Compatibility> value) {
    return new AsyncApi(modules, options, value);
  }

  /**
   * {@return the document, terminated by a line feed}
   *
   * @throws InvalidContractsException if contracts are invalid, with the problems of all of them
   * @throws NoContractsException if there are no contracts
   */
  public String json() {
    Map<String, SortedMap<String, Optional<Duration>>> topics = new TreeMap<>();
    Map<String, ObjectNode> messages = new TreeMap<>();
    MessageWriter writer = new MessageWriter(options, levels);
    ContractDirectory.each(
        modules.stream().map(SchemaModule::contracts).toList(),
        contract -> {
          String name = LegalAvroNames.component(contract.name().value());
          topics
              .computeIfAbsent(contract.topic(), topic -> new TreeMap<>())
              .put(name, contract.retention());
          messages.put(name, writer.message(contract));
        });
    return JsonTrees.spaced(document(topics, messages)) + "\n";
  }

  /**
   * @param topics the retention of each message, by topic
   */
  private ObjectNode document(
      Map<String, SortedMap<String, Optional<Duration>>> topics, Map<String, ObjectNode> messages) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("asyncapi", VERSION);
    root.putObject("info").put("title", options.title()).put("version", options.version());
    root.put("defaultContentType", "application/avro");
    options.server().ifPresent(each -> addServer(root, each));
    ObjectNode channels = root.putObject("channels");
    ObjectNode operations = root.putObject("operations");
    topics.forEach(
        (topic, retentions) -> {
          String key = LegalAvroNames.component(topic);
          addChannel(channels.putObject(key), options.fullTopic(topic), retentions);
          for (String action : List.of("send", "receive")) {
            addOperation(
                operations.putObject(action + "-" + key), action, key, retentions.keySet());
          }
        });
    ObjectNode components = root.putObject("components");
    components.putObject("messages").setAll(messages);
    components.putObject("schemas").set(MessageWriter.HEADERS, MessageWriter.headersSchema());
    return root;
  }

  private static void addServer(ObjectNode root, AsyncApiOptions.KafkaServer server) {
    ObjectNode node = root.putObject("servers").putObject("kafka");
    node.put("host", server.host()).put("protocol", "kafka");
    server
        .registryUrl()
        .ifPresent(
            url -> {
              ObjectNode binding = node.putObject("bindings").putObject("kafka");
              binding.put("schemaRegistryUrl", url);
              server.registryVendor().ifPresent(each -> binding.put("schemaRegistryVendor", each));
              binding.put("bindingVersion", MessageWriter.BINDING_VERSION);
            });
  }

  /** Adds the channel of a topic. It gets the shortest retention of its event types. */
  private static void addChannel(
      ObjectNode node, String fullTopic, SortedMap<String, Optional<Duration>> retentions) {
    node.put("address", fullTopic);
    ObjectNode references = node.putObject("messages");
    retentions
        .keySet()
        .forEach(each -> references.putObject(each).put("$ref", "#/components/messages/" + each));
    ObjectNode binding = node.putObject("bindings").putObject("kafka");
    binding.put("topic", fullTopic);
    retentions.values().stream()
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .ifPresent(
            each -> binding.putObject("topicConfiguration").put("retention.ms", each.toMillis()));
    binding.put("bindingVersion", MessageWriter.BINDING_VERSION);
  }

  /**
   * @param action {@code send} or {@code receive}
   */
  private static void addOperation(
      ObjectNode node, String action, String key, Set<String> messages) {
    String channel = "#/channels/" + key;
    node.put("action", action);
    node.putObject("channel").put("$ref", channel);
    ArrayNode references = node.putArray("messages");
    messages.forEach(each -> references.addObject().put("$ref", channel + "/messages/" + each));
  }
}
