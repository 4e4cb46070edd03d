package org.openedx.eventbus.cli.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.SESSION_LOGIN_COMPLETED;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.registry.SchemaRegistry;

/** {@code dead-letters} and {@code replay} with a group whose only handler fails. */
@EventBusTest
class DeadLettersAndReplayTest {
  private static final String USER =
      "{\"user\":{\"id\":1,\"is_active\":true,"
          + "\"pii\":{\"username\":\"%s\",\"email\":\"a@example.org\",\"name\":\"Ada\"}}}";
  private static final int EVENTS = 3;

  @TempDir Path directory;
  private EventBusConfig config;
  private String group;
  private String file;
  private final AtomicBoolean broken = new AtomicBoolean(true);

  @BeforeEach
  void failThreeEvents(EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    group = prefix.value() + "-mailer";
    file = directory.resolve("bus.properties").toString();
    Files.writeString(
        Path.of(file),
        String.join(
            "\n",
            "eventbus.kafka.bootstrap.servers=" + bus.bootstrapServers(),
            "eventbus.registry.url=" + bus.registryUrl(),
            "eventbus.registry.cache-dir=",
            "eventbus.topics.create=missing",
            "eventbus.topic.prefix=" + prefix.value()));
    config = EventBusConfig.load(Path.of(file));
    try (SchemaRegistry registry =
            SchemaRegistry.http(
                new ConnectionOptions()
                    .configOf(bus.bootstrapServers(), bus.registryUrl())
                    .registry());
        BrokerAdmin broker = new BrokerAdmin(config)) {
      KnownContracts.bundled()
          .of(List.of(SESSION_LOGIN_COMPLETED))
          .registerIn(registry, config::fullTopic);
      broker.createTopics(List.of(config.fullTopic("user-login")), 2);
    }
    for (String user : List.of("ada", "bob", "cleo")) {
      Run sent = run("send", "SESSION_LOGIN_COMPLETED", "--data", USER.formatted(user));
      assertThat(sent.exitCode()).describedAs(sent.err()).isZero();
    }
    consume(EVENTS);
    broken.set(false);
  }

  private static final FailurePolicy.Retries AT_ONCE =
      FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)));

  private boolean parks;

  private Run run(String... args) {
    return Run.of(
        Stream.concat(Arrays.stream(args), Stream.of("--config", file)).toArray(String[]::new));
  }

  private Run deadLetters(String command, String... more) {
    return run(
        Stream.concat(Stream.of("dead-letters", command, "--group", group), Arrays.stream(more))
            .toArray(String[]::new));
  }

  private EventConsumer start(CountDownLatch events) {
    return EventConsumer.builder(config)
        .group(group)
        .on(
            SESSION_LOGIN_COMPLETED,
            HandlerOptions.handler("welcome")
                .calls(
                    event -> {
                      if (broken.get()) {
                        throw new IllegalStateException("mail server is down");
                      }
                    }))
        .onFailure(parks ? AT_ONCE.thenPark() : AT_ONCE.thenDeadLetter())
        .listener(
            new ConsumerListener() {
              @Override
              public void onHandled(HandledDelivery event) {
                events.countDown();
              }

              @Override
              public void onDeadLettered(DeadLetteredDelivery event) {
                events.countDown();
              }
            })
        .start();
  }

  /** Runs until so many events were handled or failed; closing waits for their dead letters. */
  private void consume(int events) throws Exception {
    CountDownLatch latch = new CountDownLatch(events);
    try (EventConsumer consumer = start(latch)) {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void deadLettersAreListedAndRedrivenOnce() throws Exception {
    Run list = deadLetters("list");
    assertThat(list.exitCode()).describedAs(list.err()).isZero();
    assertThat(list.out().lines().toList())
        .hasSize(EVENTS + 1)
        .endsWith(EVENTS + " open dead letters of group " + group);
    assertThat(list.out())
        .contains("EXHAUSTED  org.openedx.learning.auth.session.login.completed.v1")
        .contains("handler welcome  java.lang.IllegalStateException  key_hash=")
        .doesNotContain("ada")
        .doesNotContain("mail server is down");

    Run dry = deadLetters("redrive", "--all", "--limit", "2", "--dry-run");
    assertThat(dry.out()).contains("2 dead letters would be redriven, 1 remaining");
    assertThat(deadLetters("list", "--format", "json").json()).hasSize(EVENTS);

    Run redriven = deadLetters("redrive", "--key", "ada", "--reason", "mail is back");
    assertThat(redriven.exitCode()).describedAs(redriven.err()).isZero();
    assertThat(redriven.out()).contains("1 dead letter redriven");
    assertThat(deadLetters("redrive", "--key", "ada").out()).contains("0 dead letters redriven");
    assertThat(deadLetters("list").out())
        .contains("REDRIVEN")
        .endsWith("2 open dead letters of group " + group + ", 1 being redriven\n");
    consume(1);

    JsonNode resolved = deadLetters("list", "--resolved", "--format", "json").json().get(0);
    assertThat(resolved.get("resolutions").get(0).get("kind").asText()).isEqualTo("REDRIVEN");
    assertThat(resolved.get("resolutions").get(0).get("reason").asText()).isEqualTo("mail is back");
    assertThat(deadLetters("list", "--resolved").out())
        .contains("REDRIVEN")
        .contains(": mail is back")
        .endsWith("1 resolved dead letter of group " + group + "\n");

    Run truncated = deadLetters("truncate", "--reason", "disk is full", "--dry-run");
    assertThat(truncated.exitCode()).describedAs(truncated.err()).isZero();
    assertThat(truncated.out()).contains("nothing");
  }

  @Test
  void parkedEventIsRedrivenOnlyWithTheDeadLetterInFront() throws Exception {
    group = group + "-ledger";
    parks = true;
    broken.set(true);
    assertThat(run("send", "SESSION_LOGIN_COMPLETED", "--data", USER.formatted("ada")).exitCode())
        .isZero();
    consume(EVENTS + 1);
    JsonNode parked =
        deadLetters("list", "--disposition", "PARKED", "--format", "json").json().get(0);
    assertThat(parked.get("parks").asBoolean()).isTrue();

    Run alone = deadLetters("redrive", "--id", parked.get("deadLetter").asText());
    Run both = deadLetters("redrive", "--key", "ada", "--disposition", "EXHAUSTED", "--dry-run");

    assertThat(alone.exitCode()).describedAs(alone.err()).isZero();
    assertThat(alone.out())
        .contains("0 dead letters redriven")
        .contains(
            "1 dead letter still parked behind another one of the key, which is not redriven: 0:");
    assertThat(both.out()).contains("PARKED").contains("2 dead letters would be redriven");
  }

  @Test
  void payloadIsShownOnRequestAndMaskedByDefault() {
    Run plain = deadLetters("show", "--key", "ada");
    Run asked = deadLetters("show", "--key", "ada", "--payload");
    Run open = deadLetters("show", "--key", "ada", "--payload", "--show-pii", "--format", "json");

    assertThat(plain.out())
        .contains("handler: welcome")
        .contains("ce_type: org.openedx.learning.auth.session.login.completed.v1")
        .contains("topic: " + config.fullTopic("user-login"))
        .doesNotContain("data:")
        .doesNotContain("\"ada\"");
    assertThat(asked.out()).contains("data: {\"user\":").doesNotContain("ada@");
    assertThat(asked.out()).contains("\"username\":\"***\"").contains("key: ***");
    JsonNode shown = open.json().get(0);
    assertThat(shown.get("data").get("user").get("pii").get("username").asText()).isEqualTo("ada");
    assertThat(shown.get("key").asText()).isEqualTo("ada");
    assertThat(shown.get("source").get("topic").asText()).isEqualTo(config.fullTopic("user-login"));
  }

  @Test
  void undecodablePayloadIsShownInHexadecimalAndCanBeDiscarded() throws Exception {
    ProducerRecord<byte[], byte[]> poison =
        new ProducerRecord<>(config.fullTopic("user-login"), null, new byte[] {10, 11, 12});
    poison.headers().add("ce_type", SESSION_LOGIN_COMPLETED.name().value().getBytes(UTF_8));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", config.kafka().get("bootstrap.servers")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(poison);
    }
    consume(1);

    JsonNode shown =
        deadLetters("show", "--disposition", "poison", "--payload", "--format", "json")
            .json()
            .get(0);
    assertThat(shown.get("dataHex").asText()).isEqualTo("0a0b0c");
    assertThat(shown.get("error").asText()).contains("ce_id is missing");

    String[] which = {"--id", shown.get("deadLetter").asText(), "--reason", "not an event"};
    assertThat(deadLetters("discard", append(which, "--dry-run")).out())
        .contains("1 dead letter would be discarded");
    assertThat(deadLetters("discard", which).out()).contains("1 dead letter discarded");
    assertThat(deadLetters("discard", which).out()).contains("0 dead letters discarded");
    assertThat(deadLetters("list", "--format", "json").json()).hasSize(EVENTS);
  }

  private static String[] append(String[] args, String more) {
    return Stream.concat(Arrays.stream(args), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void missingGroupOrTopicIsReported() {
    Run list = run("dead-letters", "list", "--group", "unknown");
    Run replay = run("replay", "--group", "unknown", "--from", "earliest");
    Run topic = run("replay", "--group", group, "--from", "earliest", "--topic", "nowhere");

    assertThat(list.exitCode()).isEqualTo(1);
    assertThat(list.err())
        .contains("topic " + config.fullTopic("unknown.dead-letters") + " does not exist");
    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.err()).contains("group 'unknown' does not exist");
    assertThat(topic.err()).contains("topic " + config.fullTopic("nowhere") + " does not exist");
  }

  @Test
  void replayedGroupProcessesEventsAgain() throws Exception {
    CountDownLatch none = new CountDownLatch(0);
    try (EventConsumer consumer = start(none)) {
      Run rejected = null;
      while (rejected == null || rejected.exitCode() == 0) {
        rejected = run("replay", "--group", group, "--from", "latest"); // until it has joined
      }
      assertThat(rejected.exitCode()).isEqualTo(1);
      assertThat(rejected.err()).contains("group '" + group + "' has active members");
    }
    Run dry = run("replay", "--group", group, "--from", "earliest", "--dry-run");
    assertThat(dry.exitCode()).describedAs(dry.err()).isZero();
    assertThat(dry.out())
        .contains(config.fullTopic("user-login") + "-0: ")
        .endsWith("from earliest: 3 events again, 0 skipped; nothing was changed\n");

    Run done = run("replay", "--group", group, "--from", "earliest", "--topic", "user-login");
    assertThat(done.out()).endsWith("from earliest: 3 events again, 0 skipped\n");
    consume(EVENTS);
  }
}
