package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
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

/** {@code eventbus send}: one event from plain JSON. */
@Command(
    name = "send",
    description = {
      "Send one event, and print where it stands as one JSON object: topic, partition, offset, id.",
      "Its schema must be registered and its topic exist, as they are where 'eventbus dev' runs."
    })
final class SendCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "TYPE",
      description = "The event type, or its constant such as COURSE_ENROLLMENT_CREATED.")
  private String type = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "JSON",
      description = {
        "The payload as plain JSON: @FILE for that of a file, - for that of stdin. Unknown names"
            + " and missing ones are errors; what may be null may be left out."
      })
  private String data = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Without the environment's prefix. Default: what configuration or contract say.")
  private @Nullable String topic;

  @Option(
      names = "--key",
      paramLabel = "PATH",
      description = {
        "The field that is the key, such as user.pii.username. Default: what configuration or"
            + " contract say."
      })
  private @Nullable String key;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When it happened, such as 2026-01-31T12:00:00Z. Default: now.")
  private @Nullable Instant time;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final ContractOptions contractOptions = new ContractOptions();

  SendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Contracts contracts = contractOptions.known();
    EventType<GenericRecord> eventType = Contracts.typeOf(contracts.require(type));
    SendRoute route = SendRoute.of(eventType, topic, key);
    GenericRecord payload = payload(route.type());
    EventBusConfig config = route.applyTo(SendRoute.defaults(connection.config()));
    Reachability.requireBroker(config);
    route.requireTopics(config);
    SentEvent sent = send(config, route.type(), payload);
    if (sent.placements().isEmpty()) {
      throw new CommandFailedException(
          "not sent: " + sent.notSentReason().orElse("") + "; --topic sends it all the same");
    }
    for (SentEvent.Placement placement : sent.placements()) {
      terminal.out().println(line(sent, placement));
    }
    return ExitCode.DONE;
  }

  private GenericRecord payload(EventType<GenericRecord> eventType) {
    try {
      return PlainJson.read(eventType, json());
    } catch (EventBusException e) {
      throw new WrongUseException("--data: " + e.getMessage(), e);
    }
  }

  private String json() {
    try {
      if (data.equals("-")) {
        return new String(terminal.in().readAllBytes(), UTF_8);
      }
      return data.startsWith("@") ? Files.readString(Path.of(data.substring(1))) : data;
    } catch (IOException | InvalidPathException e) {
      throw new WrongUseException("--data: cannot read " + data.substring(1) + " (" + e + ")", e);
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
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new CommandFailedException("not sent: " + e.getCause(), e);
    }
  }

  private static ObjectNode line(SentEvent sent, SentEvent.Placement placement) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", placement.topic())
        .put("partition", placement.partition())
        .put("offset", placement.offset())
        .put("id", sent.metadata().id().toString());
  }
}
