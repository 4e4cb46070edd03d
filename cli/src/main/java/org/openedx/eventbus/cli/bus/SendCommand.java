package org.openedx.eventbus.cli.bus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.EventBusConfig.ProduceRoute;
import org.openedx.eventbus.config.EventBusConfig.TopicCreation;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus send}: sends one event from plain JSON. */
@Command(
    name = "send",
    description = {
      "Send one event, and print its topic, partition, offset and id as a JSON object.",
      "Its schema must be registered and its topic must exist. 'eventbus dev' does both."
    })
public final class SendCommand extends CliCommand {
  @Parameters(
      paramLabel = "TYPE",
      description = "Event type, or its constant, for example COURSE_ENROLLMENT_CREATED.")
  private String type = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "JSON",
      description =
          "Payload as plain JSON; @FILE reads a file, - reads standard input. Unknown and missing"
              + " fields are errors; nullable fields can be omitted.")
  private String data = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Topic, without the environment's prefix. Default: from configuration or contract.")
  private @Nullable String topic;

  @Option(
      names = "--key",
      paramLabel = "PATH",
      description =
          "Path of the key field, for example user.pii.username. Default: from configuration or"
              + " contract.")
  private @Nullable String key;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Time of the event, for example 2026-01-31T12:00:00Z. Default: now.")
  private @Nullable Instant time;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final KnownContracts.Options contracts = new KnownContracts.Options();

  @Override
  public Integer call() throws InterruptedException {
    EventType<GenericRecord> eventType = KnownContracts.typeOf(contracts.known().require(type));
    requireKeyPath(eventType);
    GenericRecord payload =
        UsageException.parse(
            "--data: ", () -> PlainJson.read(eventType, terminal().readData(data)));
    EventBusConfig config = withRoute(eventType, withDefaults(connection.config()));
    BrokerAdmin.requireReachable(config);
    requireTopics(eventType, config);
    SentEvent sent = send(config, eventType, payload);
    if (sent.placements().isEmpty()) {
      throw new CommandFailedException(
          "not sent: " + sent.notSentReason().orElse("") + "; --topic sends it nevertheless");
    }
    sent.placements().forEach(placement -> print(line(sent, placement)));
    return SUCCESS;
  }

  private void requireKeyPath(EventType<?> eventType) {
    if (key != null) {
      String path = key;
      KeyPath unused = UsageException.parse("--key: ", () -> KeyPath.of(eventType.schema(), path));
    }
  }

  /** Shortens the timeouts: a command should fail before two minutes have passed. */
  private static EventBusConfig withDefaults(EventBusConfig config) {
    return config
        .withDefault("eventbus.service.name", ConnectionOptions.SERVICE)
        .withDefault("eventbus.producer.delivery-timeout", "15s")
        .withDefault("eventbus.producer.close-timeout", "2s")
        .withDefault("eventbus.kafka.linger.ms", "0");
  }

  /** Adds the options {@code --topic} and {@code --key} as settings of the routes. */
  private EventBusConfig withRoute(EventType<?> eventType, EventBusConfig config) {
    EventBusConfig changed = config;
    for (String each : topics(eventType, config)) {
      String setting = "eventbus.produce." + eventType.name() + ".topics." + each + ".";
      if (topic != null) {
        changed = changed.with(setting + "enabled", String.valueOf(each.equals(topic)));
      }
      changed = ConnectionOptions.override(changed, setting + "key", key);
    }
    return changed;
  }

  private Set<String> topics(EventType<?> eventType, EventBusConfig config) {
    Set<String> topics = new LinkedHashSet<>(List.of(eventType.topic()));
    topics.addAll(routes(eventType, config).keySet());
    if (topic != null) {
      topics.add(topic);
    }
    return topics;
  }

  private static Map<String, ProduceRoute> routes(EventType<?> eventType, EventBusConfig config) {
    return config.produceRoutes().getOrDefault(eventType.name(), Map.of());
  }

  /**
   * Checks that the topics exist, for which the producer would wait.
   *
   * @throws CommandFailedException if one does not exist and will not be created
   */
  private void requireTopics(EventType<?> eventType, EventBusConfig config) {
    if (config.topicCreation().mode() == TopicCreation.Mode.MISSING) {
      return;
    }
    Map<String, ProduceRoute> routes = routes(eventType, config);
    try (BrokerAdmin broker = new BrokerAdmin(config)) {
      Set<String> existing = broker.topics();
      for (String each : topics(eventType, config)) {
        String name = config.fullTopic(each);
        boolean enabled =
            Optional.ofNullable(routes.get(each)).flatMap(ProduceRoute::enabled).orElse(true);
        if (enabled && !existing.contains(name)) {
          String message =
              "topic %s does not exist: create it, name another one with --topic, or set"
                  + " eventbus.topics.create=missing";
          throw new CommandFailedException(message.formatted(name));
        }
      }
    }
  }

  private SentEvent send(
      EventBusConfig config, EventType<GenericRecord> eventType, GenericRecord payload)
      throws InterruptedException {
    try (EventProducer producer =
        KafkaEventProducer.builder(config).catalog(EventCatalog.of(eventType)).build()) {
      SendOptions options = time == null ? SendOptions.NONE : SendOptions.at(time);
      return producer.send(eventType, payload, options).get();
    } catch (ExecutionException e) {
      throw CommandFailedException.of("not sent", e.getCause());
    }
  }

  private static ObjectNode line(SentEvent sent, SentEvent.Placement placement) {
    return EventJson.object()
        .put("topic", placement.topic())
        .put("partition", placement.partition())
        .put("offset", placement.offset())
        .put("id", sent.metadata().id().toString());
  }
}
