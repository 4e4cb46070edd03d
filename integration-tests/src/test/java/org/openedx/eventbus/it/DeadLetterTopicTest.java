package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.ConsumerFailedException;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Condition;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * The group's dead-letter topic keeps every dead letter, whatever the broker's defaults, an
 * operator's changes and the settings of the service's other clients are.
 */
@EventBusTest
class DeadLetterTopicTest {
  private final EventType<GenericRecord> type = TestEvents.type("refused", "refused");

  @RegisterExtension final Bus bus = Bus.shared();

  private EventConsumerBuilder rejecting(String... namesAndValues) {
    return bus.consumer(namesAndValues)
        .on(
            type,
            (Event<GenericRecord> event) -> {
              throw new EventRejectedException("no");
            });
  }

  private void awaitDeadLetter(EventConsumer consumer) {
    awaitPartitions(consumer);
    Await.until("a dead letter", () -> bus.deadLetters().size() == 1, consumer::health);
  }

  private static void awaitPartitions(EventConsumer consumer) {
    Await.until("started", () -> !consumer.health().partitions().isEmpty(), consumer::health);
  }

  private ConfigResource topic() {
    return new ConfigResource(ConfigResource.Type.TOPIC, bus.topic(bus.deadLetterTopic()));
  }

  private void alter(String name, String value) throws Exception {
    try (Admin admin = bus.admin()) {
      AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(topic(), List.of(set))).all().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void createdTopicDoesNotDependOnTheDefaultsOfTheBroker() throws Exception {
    bus.send(type, "ada", 0);
    try (EventConsumer consumer = rejecting().start();
        Admin admin = bus.admin()) {
      awaitPartitions(consumer);
      Map<String, String> own =
          admin
              .describeConfigs(List.of(topic()))
              .all()
              .get(30, TimeUnit.SECONDS)
              .get(topic())
              .entries()
              .stream()
              .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
              .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));

      assertThat(own)
          .containsEntry("cleanup.policy", "delete")
          .containsEntry("retention.ms", "-1")
          .containsEntry("retention.bytes", "-1")
          .containsEntry("message.timestamp.type", "LogAppendTime")
          .containsEntry("compression.type", "producer")
          .containsEntry("max.message.bytes", "1064972");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cleanup.policy, compact",
    "retention.ms, 604800000",
    "retention.bytes, 1073741824",
  })
  void topicThatLosesDeadLettersFailsTheConsumerWithTheCommandThatRepairsIt(
      String name, String value) throws Exception {
    bus.send(type, "ada", 0);
    bus.createTopic(
        bus.deadLetterTopic(), 1, Map.of("retention.ms", "-1", "max.message.bytes", "2000000"));
    alter(name, value);
    try (EventConsumer consumer = rejecting().start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining(name + "=" + value)
          .hasMessageContaining(
              "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s"
                  .formatted(bus.bootstrapServers(), bus.topic(bus.deadLetterTopic())));
    }
    assertThat(bus.deadLetters()).isEmpty();
  }

  @Test
  void retentionOnPurposeIsAccepted() throws Exception {
    bus.send(type, "ada", 0);
    String setting = "consumer.dead-letters.min-retention";
    bus.createTopic(
        bus.deadLetterTopic(),
        1,
        Map.of("retention.ms", "86400000", "max.message.bytes", "2000000"));
    try (EventConsumer consumer = rejecting(setting, "2d").start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .hasMessageContaining("retention.ms=86400000")
          .hasMessageContaining("eventbus." + setting);
    }
    try (EventConsumer consumer = rejecting(setting, "1d").start()) {
      awaitDeadLetter(consumer);
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void changeWhileRunningIsReportedUntilItIsRepaired() throws Exception {
    bus.send(type, "ada", 0);
    try (EventConsumer consumer = rejecting().start()) {
      awaitDeadLetter(consumer);
      alter("cleanup.policy", "compact,delete");

      Await.until(
          "the change is reported",
          () -> consumer.health().status() == Status.DEGRADED,
          consumer::health);
      Condition condition = consumer.health().conditions().get(0);
      assertThat(condition.code()).isEqualTo(Code.DEAD_LETTERS_AT_RISK);
      assertThat(condition.text()).contains("cleanup.policy=compact,delete");
      assertThat(condition.action()).contains("kafka-configs.sh", "cleanup.policy=delete");
      alter("cleanup.policy", "delete");
      Await.until(
          "the repair is noticed",
          () -> consumer.health().status() == Status.RUNNING,
          consumer::health);
    }
  }

  @Test
  void eventThatFitsItsTopicOnlyCompressedBecomesADeadLetter() throws Exception {
    String bulk = "a large text ".repeat(300_000);
    try (KafkaEventProducer compressing =
        KafkaEventProducer.create(
            bus.config("kafka.compression.type", "gzip", "kafka.max.request.size", "10000000"))) {
      compressing.send(type, payload(type, "ada", 0, bulk)).get(20, TimeUnit.SECONDS);
    }
    try (EventConsumer consumer = rejecting("kafka.compression.type", "none").start()) {
      awaitDeadLetter(consumer);
      assertThat(consumer.health().status()).isEqualTo(Status.RUNNING);
    }
    assertThat(bus.deadLetters().get(0).value().length).isGreaterThan(bulk.length());
  }

  @Test
  void deadLetterThatIsTooLargeIsExplainedWithSizeTopicAndCommand() throws Exception {
    bus.createTopic(
        bus.deadLetterTopic(), 1, Map.of("retention.ms", "-1", "max.message.bytes", "1048588"));
    bus.createTopic("refused", 1, Map.of());
    Random random = new Random(7);
    String incompressible =
        random
            .ints(1_046_000, 0, 128)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    try (EventConsumer consumer = rejecting().start()) {
      awaitPartitions(consumer);
      alter("max.message.bytes", "100000");
      bus.producer().send(type, payload(type, "ada", 0, incompressible)).get(20, TimeUnit.SECONDS);

      Await.until("blocked", () -> consumer.health().status() == Status.PAUSED);
      assertThat(consumer.health().conditions())
          .filteredOn(each -> each.code() == Code.PARTITION_BLOCKED)
          .singleElement()
          .extracting(Condition::text)
          .asString()
          .contains("DEAD_LETTER_UNWRITTEN")
          .contains("a dead letter of 104")
          .contains("exceeds max.message.bytes of topic " + bus.topic(bus.deadLetterTopic()))
          .contains("--add-config max.message.bytes=104");
    }
  }

  /** An interceptor as a tracing agent brings it. */
  public static final class Tracing implements ConsumerInterceptor<byte[], byte[]> {
    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }

  @Test
  void settingsOfOtherClientsDoNotPreventDeadLetters() throws Exception {
    bus.send(type, "ada", 0);
    EventConsumerBuilder consumer =
        rejecting(
            "kafka.interceptor.classes", Tracing.class.getName(),
            "kafka.retries", "0",
            "kafka.buffer.memory", "1000",
            "kafka.max.request.size", "10",
            "kafka.transactional.id", "of-the-service",
            "kafka.acks", "0",
            "kafka.enable.idempotence", "false",
            "kafka.delivery.timeout.ms", "1",
            "kafka.max.block.ms", "0",
            "kafka.partitioner.class", "org.example.Missing",
            "kafka.max.poll.records", "1");
    try (EventConsumer started = consumer.start()) {
      awaitDeadLetter(started);
      assertThat(started.health().status()).isEqualTo(Status.RUNNING);
    }
  }
}
