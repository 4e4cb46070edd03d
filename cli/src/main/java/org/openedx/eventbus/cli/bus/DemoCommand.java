package org.openedx.eventbus.cli.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus demo}: end-to-end demo, by default on a temporary broker and registry. */
@Command(
    name = "demo",
    description = {
      "Start a Kafka broker and a schema registry on free ports, register the contracts of nine"
          + " event types of Open edX, send one event of each, and print each event that its"
          + " handler receives. Then try to register an incompatible contract, which the registry"
          + " rejects. All data is deleted at the end.",
      "With --bootstrap-servers or --registry, that server is used instead, and the demo's topics,"
          + " events and schemas remain there. Contracts of --contracts are also registered.",
      "On success, the exit code is 0 and the last line is '9 of 9 events delivered'."
    })
public final class DemoCommand extends CliCommand {
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final KnownContracts.Options contractOptions = new KnownContracts.Options();

  @Override
  public Integer call() throws InterruptedException {
    DemoOutput output = new DemoOutput(terminal().out());
    KnownContracts shown =
        KnownContracts.bundled().of(DemoEvents.ALL.stream().map(DemoEvents.Sample::type).toList());
    KnownContracts contracts = contractOptions.given().map(own -> own.or(shown)).orElse(shown);
    try (DemoBus bus = DemoBus.start(output, connection, contracts)) {
      new Story(bus, output).run();
    }
    output.result(DemoEvents.ALL.size(), DemoEvents.ALL.size());
    return SUCCESS;
  }

  /** Sends and receives the events, and tries to break a contract. */
  private static final class Story {
    /** Unique, because a broker that is not embedded may know the group of an earlier demo. */
    private final String group = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    private final DemoBus bus;
    private final DemoOutput output;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> sendFailure = new AtomicReference<>();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);

    Story(DemoBus bus, DemoOutput output) {
      this.bus = bus;
      this.output = output;
    }

    private record Arrival(Event<?> event, Delivery delivery) {}

    /**
     * Runs the demo.
     *
     * @throws CommandFailedException if an event does not arrive, or the registry accepts the
     *     incompatible contract
     */
    void run() throws InterruptedException {
      EventConsumerBuilder builder = EventConsumer.builder(bus.config()).group(group);
      DemoEvents.ALL.forEach(sample -> handle(builder, sample.type()));
      try (EventConsumer consumer = builder.start();
          EventProducer producer = KafkaEventProducer.create(bus.config())) {
        output.step("consumer group", group + ", a handler for each of the nine types");
        DemoEvents.ALL.forEach(sample -> send(producer, sample));
        awaitAll(consumer);
        breakContract();
      }
    }

    private <T> void handle(EventConsumerBuilder builder, EventType<T> type) {
      builder.on(
          type,
          (event, delivery) -> {
            // A broker that is not embedded may have older events.
            if (event.metadata().time().filter(time -> !time.isBefore(start)).isPresent()) {
              arrivals.add(new Arrival(event, delivery));
            }
          });
    }

    private <T> void send(EventProducer producer, DemoEvents.Sample<T> sample) {
      var unused =
          producer
              .send(sample.type(), sample.payload())
              .whenComplete(
                  (sent, failure) -> {
                    if (failure != null) {
                      sendFailure.set(failure);
                    }
                  });
    }

    private void awaitAll(EventConsumer consumer) throws InterruptedException {
      int expected = DemoEvents.ALL.size();
      Set<UUID> seen = new HashSet<>();
      long deadline = System.nanoTime() + DELIVERY_TIMEOUT.toNanos();
      while (seen.size() < expected) {
        Arrival next = arrivals.poll(200, TimeUnit.MILLISECONDS);
        if (next != null && seen.add(next.event().id())) {
          output.event(seen.size(), expected, next.event(), next.delivery());
        }
        if (!consumer.isRunning()) {
          consumer.awaitShutdown(); // throws the cause
        }
        Throwable failure = sendFailure.get();
        if (failure != null || System.nanoTime() - deadline > 0) {
          output.result(seen.size(), expected);
          throw new CommandFailedException(
              failure == null
                  ? "events are missing after " + DELIVERY_TIMEOUT.toSeconds() + " s"
                  : "an event could not be sent: " + failure.getMessage(),
              failure);
        }
      }
    }

    private void breakContract() {
      EventType<?> type = DemoEvents.TO_BREAK;
      output.gap();
      output.step("registering a change that would break every consumer:", "");
      output.quote(type.name() + " without the field 'mode'");
      JsonNode schema = EventJson.parse(type.schema().text());
      removeField(schema, "mode");
      Subject subject = Subject.value(bus.config().fullTopic(type.topic()), type.schema());
      try {
        bus.registry().register(subject, schema.toString());
      } catch (RegistryRejectedException e) {
        if (e.reason() != Reason.INCOMPATIBLE_SCHEMA) {
          throw e;
        }
        output.step("rejected", "by the registry, HTTP 409");
        output.quote(e.registryMessage());
        return;
      }
      throw new CommandFailedException(
          "the registry accepted an incompatible change of subject " + subject);
    }

    private static void removeField(JsonNode schema, String name) {
      if (schema.path("fields") instanceof ArrayNode fields) {
        fields.removeIf(field -> field.path("name").asText().equals(name));
      }
      schema.forEach(child -> removeField(child, name));
    }
  }
}
