package org.openedx.eventbus.cli.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;

@EventBusTest
class SendAndTailTest {
  private static final String OWN_TYPE = "com.example.shop.order.placed.v1";
  private static final String OWN_CONTRACT =
      """
      {"type": "record", "name": "CloudEvent", "namespace": "com.example.shop.order.placed.v1",
       "event": {"constant": "ORDER_PLACED", "key": "number", "about": "Somebody bought something."},
       "fields": [
         {"name": "number", "type": "long", "about": "The order's."},
         {"name": "buyer", "type": "string", "pii": "name", "about": "Who bought it."}]}
      """;
  private static final String USER =
      "{\"user\":{\"id\":1,\"is_active\":true,"
          + "\"pii\":{\"username\":\"ada\",\"email\":\"a@example.org\",\"name\":\"Ada\"}}}";

  @TempDir static Path directory;
  private static EventBusConfig config;
  private static String prefix;

  @BeforeAll
  static void prepare(EventBusInfrastructure bus, TopicPrefix topicPrefix) throws Exception {
    prefix = topicPrefix.value();
    Files.writeString(
        directory.resolve("bus.properties"),
        String.join(
            "\n",
            "eventbus.kafka.bootstrap.servers=" + bus.bootstrapServers(),
            "eventbus.registry.url=" + bus.registryUrl(),
            "eventbus.registry.cache-dir=",
            "eventbus.producer.delivery-timeout=5s",
            "eventbus.topic.prefix=" + prefix));
    Files.createDirectory(directory.resolve("own"));
    Files.writeString(directory.resolve("own/order.avsc"), OWN_CONTRACT);
    config = new ConnectionOptions().configOf(bus.bootstrapServers(), bus.registryUrl());
    KnownContracts contracts =
        KnownContracts.bundled().or(KnownContracts.in("--contracts", directory.resolve("own")));
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry());
        BrokerAdmin broker = new BrokerAdmin(config)) {
      contracts.registerIn(registry, SendAndTailTest::full);
      broker.createTopics(
          Stream.concat(contracts.all().stream().map(Contract::topic), Stream.of("empty"))
              .map(SendAndTailTest::full)
              .toList(),
          3);
    }
  }

  private static String full(String topic) {
    return prefix + "-" + topic;
  }

  private static Run run(String command, String... more) {
    String file = directory.resolve("bus.properties").toString();
    return Run.of(
        Stream.concat(Stream.of(command, "--config", file), Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void everyTypeOfOpenEdxIsPrintedAndMaskedByDefault() {
    List<SamplePayload> samples =
        KnownContracts.bundled().all().stream().map(SamplePayload::of).toList();
    assertThat(samples).hasSize(72);
    List<JsonNode> places = new ArrayList<>();
    for (SamplePayload sample : samples) {
      String type = sample.type().name().value();
      Run sent = run("send", type, "--data", sample.json(), "--time", "2026-01-31T13:00:00+01:00");
      assertThat(sent.exitCode()).describedAs(sent.err()).isZero();
      places.add(sent.json().get(0));
    }

    Map<String, JsonNode> open = byId(run("tail", "--show-pii", "--timeout", "1s"));
    Map<String, JsonNode> masked = byId(run("tail", "--timeout", "1s"));

    for (int i = 0; i < places.size(); i++) {
      SamplePayload sample = samples.get(i);
      String id = places.get(i).get("id").asText();
      assertThat(open).containsKey(id);
      check(sample, places.get(i), open.get(id));
      assertThat(open.get(id).get("data").toString()).isEqualTo(sample.json());
      assertThat(masked.get(id).get("data").toString()).isEqualTo(sample.masked());
      assertThat(sample.masked().equals(sample.json()))
          .isEqualTo(sample.type().personalFields().isEmpty());
    }
    assertThat(masked.toString()).doesNotContain("pii username").doesNotContain("coach_email ");
  }

  private static Map<String, JsonNode> byId(Run run) {
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    Map<String, JsonNode> lines = new HashMap<>();
    run.json().stream()
        .filter(line -> line.has("id"))
        .forEach(line -> lines.put(line.get("id").asText(), line));
    return lines;
  }

  private static void check(SamplePayload sample, JsonNode place, JsonNode line) {
    assertThat(place.get("topic").asText()).isEqualTo(full(sample.type().topic()));
    for (String same : List.of("topic", "partition", "offset")) {
      assertThat(line.get(same)).isEqualTo(place.get(same));
    }
    assertThat(line.get("type").asText()).isEqualTo(sample.type().name().value());
    assertThat(line.get("time").asText()).isEqualTo("2026-01-31T12:00:00+00:00");
    assertThat(line.get("source").asText()).isEqualTo("openedx/eventbus-cli/web");
    assertThat(line.get("minorversion").asInt()).isZero();
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "type",
            "id",
            "time",
            "source",
            "sourcehost",
            "sourcelib",
            "minorversion",
            "topic",
            "partition",
            "offset",
            "key",
            "data");
  }

  @Test
  void personalKeyIsMasked() {
    Run sent = run("send", "SESSION_LOGIN_COMPLETED", "--data", USER);
    assertThat(sent.exitCode()).describedAs(sent.err()).isZero();

    String[] tail = {"--type", "SESSION_LOGIN_COMPLETED", "--timeout", "1s"};

    assertThat(run("tail", tail).json())
        .isNotEmpty()
        .allMatch(line -> line.get("key").asText().equals("***"));
    String[] open =
        Stream.concat(Stream.of("--show-pii"), Arrays.stream(tail)).toArray(String[]::new);
    assertThat(run("tail", open).json()).anyMatch(line -> line.get("key").asText().equals("ada"));
  }

  @Test
  void missingTopicIsReported() {
    Run sent = run("send", "SESSION_LOGIN_COMPLETED", "--data", USER, "--topic", "nowhere");
    Run read = run("tail", "--topic", "nowhere");

    assertThat(sent.exitCode()).isEqualTo(1);
    assertThat(sent.err()).contains("topic " + full("nowhere") + " does not exist");
    assertThat(read.exitCode()).isEqualTo(1);
    assertThat(read.err()).contains("topic " + full("nowhere") + " does not exist");
  }

  @Test
  void sendDoesNotRegisterAMissingSchema() {
    Run run = run("send", "SESSION_LOGIN_COMPLETED", "--data", USER, "--topic", "empty");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is not registered under subject '" + full("empty"));
  }

  @Test
  void typeWithoutContractIsReadWithTheRegisteredSchemaAndAWarning() {
    String contracts = directory.resolve("own").toString();
    String data = "{\"number\":7,\"buyer\":\"Ada\"}";
    Run sent = run("send", "ORDER_PLACED", "--contracts", contracts, "--data", data);
    assertThat(sent.exitCode()).describedAs(sent.err()).isZero();

    Run unknown = run("tail", "--topic", "shop-order-lifecycle", "--limit", "1");
    Run known = run("tail", "--contracts", contracts, "--type", OWN_TYPE, "--limit", "1");

    assertThat(unknown.json().get(0).get("data").toString()).isEqualTo(data);
    assertThat(unknown.json().get(0).get("key").asLong()).isEqualTo(7);
    assertThat(unknown.err()).containsOnlyOnce("no contract of " + OWN_TYPE + " is known");
    assertThat(known.json().get(0).get("data").toString())
        .isEqualTo("{\"number\":7,\"buyer\":\"***\"}");
    assertThat(known.err()).isEmpty();
    Run nowhere = run("tail", "--type", OWN_TYPE);
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--topic");
  }

  @Test
  void recordThatIsNotAnEventIsPrintedAsErrorAndReadingContinues() {
    String topic = "user-registration";
    poison(full(topic), "not framed".getBytes(UTF_8), Map.of());
    poison(full(topic), null, Map.of());
    poison(
        full(topic),
        new byte[] {0, 127, 0, 0, 1, 2},
        Map.of(
            "ce_type", "org.openedx.learning.student.registration.completed.v1",
            "ce_id", "b1be2fac-1af1-11ec-bdf4-0242ac12000b"));
    run("send", "STUDENT_REGISTRATION_COMPLETED", "--data", USER);

    Run run = run("tail", "--topic", topic, "--timeout", "1s");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().stream().filter(line -> line.has("error")))
        .hasSize(3)
        .allMatch(line -> line.get("topic").asText().equals(full(topic)))
        .allMatch(line -> line.has("partition") && line.has("offset"))
        .extracting(line -> line.get("error").asText())
        .anyMatch(error -> error.contains("ce_type is missing"))
        .anyMatch(error -> error.contains("no schema with id"));
    assertThat(run.json()).anyMatch(line -> line.has("data"));
  }

  private static void poison(String topic, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", config.kafka().get("bootstrap.servers")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record);
    }
  }

  @Test
  void emptyTopicIsReadUntilTheTimeout() {
    Run run = run("tail", "--topic", "empty", "--timeout", "300ms");

    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void readingStartsAtTheRequestedPosition() {
    run("send", "COHORT_MEMBERSHIP_CHANGED", "--data", cohort());
    String topic = "cohort-lifecycle";

    assertThat(run("tail", "--topic", topic, "--from", "latest", "--timeout", "300ms").out())
        .isEmpty();
    assertThat(
            run("tail", "--topic", topic, "--from", "2100-01-01T00:00:00Z", "--timeout", "300ms")
                .out())
        .isEmpty();
    assertThat(
            run("tail", "--topic", topic, "--from", "2020-01-01T00:00:00Z", "--timeout", "1s")
                .json())
        .isNotEmpty();
  }

  private static String cohort() {
    return DemoEvents.ALL.stream()
        .filter(sample -> sample.type().topic().equals("cohort-lifecycle"))
        .map(SendAndTailTest::json)
        .findFirst()
        .orElseThrow();
  }

  private static <T> String json(DemoEvents.Sample<T> sample) {
    return PlainJson.write(sample.type(), sample.payload());
  }

  @Test
  void dataCanComeFromAFile() throws Exception {
    Path file = directory.resolve("user.json");
    Files.writeString(file, USER);

    assertThat(run("send", "SESSION_LOGIN_COMPLETED", "--data", "@" + file).exitCode()).isZero();
  }

  @Test
  void unavailableRegistryIsReportedWithItsUrl() {
    run("send", "SESSION_LOGIN_COMPLETED", "--data", USER);

    Run run = run("tail", "--topic", "user-login", "--registry", "http://127.0.0.1:1/apis");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("http://127.0.0.1:1/apis").contains("--registry");
  }
}
