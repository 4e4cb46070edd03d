package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.NoContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;

/**
 * Describes contracts as one AsyncAPI 3 document, in JSON. The output is deterministic. Immutable.
 *
 * <p>For example, {@code AsyncApi.of(List.of(SchemaModule.at(Path.of("schemas")))).json()}.
 */
public final class AsyncApi {
  private static final String VERSION = "3.0.0";

  private static final ObjectWriter PRETTY =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

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

  /** Creates a document of all contracts of the given modules. */
  public static AsyncApi of(List<SchemaModule> modules) {
    return new AsyncApi(
        modules, AsyncApiOptions.DEFAULTS, name -> Compatibility.FORWARD_TRANSITIVE);
  }

  /** Returns a copy with other options. */
  public AsyncApi with(AsyncApiOptions value) {
    return new AsyncApi(modules, value, levels);
  }

  /** Returns a copy with another compatibility level of each event type. */
  public AsyncApi withLevels(Function<EventName, Compatibility> value) {
    return new AsyncApi(modules, options, value);
  }

  /**
   * Returns the document, terminated by a line feed.
   *
   * @throws InvalidContractsException if contracts are invalid, with the problems of all of them
   * @throws NoContractsException if there are no contracts
   */
  public String json() {
    Map<String, Channel> channels = new TreeMap<>();
    Map<String, ObjectNode> messages = new TreeMap<>();
    MessageWriter writer = new MessageWriter(options, levels);
    ContractDirectory.each(
        modules.stream().map(SchemaModule::contracts).toList(),
        contract -> {
          channels
              .computeIfAbsent(
                  contract.topic(), topic -> new Channel(topic, options.fullTopic(topic)))
              .add(contract);
          messages.put(ComponentNames.of(contract.name().value()), writer.message(contract));
        });
    try {
      return PRETTY.writeValueAsString(document(channels, messages)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  private ObjectNode document(Map<String, Channel> channels, Map<String, ObjectNode> messages) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("asyncapi", VERSION);
    root.putObject("info").put("title", options.title()).put("version", options.version());
    root.put("defaultContentType", "application/avro");
    options.server().ifPresent(each -> addServer(root, each));
    ObjectNode channelNodes = root.putObject("channels");
    ObjectNode operations = root.putObject("operations");
    channels
        .values()
        .forEach(
            each -> {
              channelNodes.set(each.key(), each.node());
              operations.set("send-" + each.key(), each.operation("send"));
              operations.set("receive-" + each.key(), each.operation("receive"));
            });
    ObjectNode components = root.putObject("components");
    components.putObject("messages").setAll(messages);
    components.putObject("schemas").set(HeadersSchema.KEY, HeadersSchema.node());
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
}
