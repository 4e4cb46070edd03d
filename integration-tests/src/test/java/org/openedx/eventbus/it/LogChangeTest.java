package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.replay.Replay;
import org.openedx.eventbus.consumer.replay.ReplayException;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;

/**
 * Acknowledged events are handled although the log under a group changes: its end is lost, its
 * beginning is deleted, or its topic is recreated. The broker's files are changed as a disk would.
 */
@EventBusTest
class LogChangeTest {
  @TempDir static Path directory;
  private static EmbeddedKafka kafka;

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  private final CollectingHandler seen = new CollectingHandler();

  @BeforeAll
  static void startBroker() {
    kafka =
        EmbeddedKafka.builder()
            .dataDirectory(directory)
            .property("group.initial.rebalance.delay.ms", "0")
            .property("group.consumer.min.heartbeat.interval.ms", "200")
            .property("group.consumer.heartbeat.interval.ms", "200")
            .start();
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  private EventConsumerBuilder consumer(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(
        List.of("consumer.topic-check-interval", "300ms", "consumer.close-timeout", "500ms"));
    return bus.consumer(all.toArray(String[]::new));
  }

  /** Sends events, each in a batch of its own. */
  private void send(EventType<GenericRecord> type, long from, long to) throws Exception {
    for (long n = from; n < to; n++) {
      var unused = bus.send(type, "user-" + n, n);
    }
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private void awaitCommitted(String topic, long offset) {
    Await.until("committed " + offset, () -> bus.committed("g", topic, 0) == offset);
  }

  /** A group without commits starts with the topic, and handles the first events. */
  @Test
  void newEventsAtOffsetsOfLostOnesAreHandled() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("cut", "cut");
    bus.createTopic("cut", 1, Map.of());
    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      send(type, 0, 20);
      seen.await(20);
      awaitCommitted("cut", 20);
      assertThat(consumer.health().status()).isEqualTo(Status.RUNNING);
    }
    bus.closeProducer();
    truncate("cut", 10);
    send(type, 100, 120);

    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      Await.until("all new events handled", () -> seen.numbers().containsAll(numbers(100, 120)));
      awaitCommitted("cut", 30);
      assertThat(consumer.isRunning()).isTrue();
    }
    assertThat(seen.numbers()).as("events before the end are not repeated").hasSize(40);
  }

  @Test
  void completedOffsetsDoNotHideNewEvents() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("gap", "gap");
    bus.createTopic("gap", 1, Map.of());
    CountDownLatch never = new CountDownLatch(1);
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (event, delivery) -> {
                  if (TestEvents.number(event) == 5) {
                    never.await();
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      send(type, 0, 20);
      seen.await(19);
      awaitCommitted("gap", 5);
      assertThat(consumer.isRunning()).isTrue();
    }
    bus.closeProducer();
    truncate("gap", 10);
    send(type, 100, 120);

    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      Await.until("all new events handled", () -> seen.numbers().containsAll(numbers(100, 120)));
      awaitCommitted("gap", 30);
      assertThat(consumer.isRunning()).isTrue();
    }
    assertThat(seen.numbers()).as("nothing is repeated").hasSize(40).contains(5L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void recreatedTopicOfAPausedConsumerIsReadFromItsBeginning(String protocol) throws Exception {
    String topic = "again-" + protocol;
    EventType<GenericRecord> type = TestEvents.type("again" + protocol, topic);
    bus.createTopic(topic, 1, Map.of());
    try (EventConsumer consumer =
        consumer("kafka.group.protocol", protocol).on(type, seen).start()) {
      send(type, 0, 10);
      seen.await(10);
      consumer.pause();
      delete(topic);
      bus.closeProducer();
      bus.createTopic(topic, 1, Map.of());
      send(type, 100, 140);
      consumer.resume();

      Await.until(
          "all events of the new topic handled",
          () -> seen.numbers().containsAll(numbers(100, 140)),
          () -> seen.numbers() + " " + consumer.health());
      awaitCommitted(topic, 40);
    }
  }

  @Test
  void topicThatWasRecreatedWhileTheGroupWasDownIsReadFromItsBeginning() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("down", "down");
    bus.createTopic("down", 1, Map.of());
    try (EventConsumer consumer = consumer("consumer.start", "latest").on(type, seen).start()) {
      Await.until("started", () -> bus.committed("g", "down", 0) == 0);
      send(type, 0, 10);
      seen.await(10);
      assertThat(consumer.isRunning()).isTrue();
    }
    delete("down");
    bus.closeProducer();
    bus.createTopic("down", 2, Map.of());
    send(type, 100, 140);

    try (EventConsumer consumer = consumer("consumer.start", "latest").on(type, seen).start()) {
      Await.until("all events handled", () -> seen.numbers().containsAll(numbers(100, 140)));
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"earliest", "latest"})
  void eventsThatRetentionDeletedUnreadAreReported(String start) throws Exception {
    String topic = "old-" + start;
    EventType<GenericRecord> type = TestEvents.type("old" + start, topic);
    bus.createTopic(topic, 1, Map.of());
    try (EventConsumer consumer = consumer("consumer.start", start).on(type, seen).start()) {
      Await.until("started", () -> bus.committed("g", topic, 0) == 0);
      send(type, 0, 3);
      seen.await(3);
      awaitCommitted(topic, 3);
      assertThat(consumer.isRunning()).isTrue();
    }
    send(type, 3, 50);
    deleteRecords(topic, 20);
    List<String> reported = new CopyOnWriteArrayList<>();
    ConsumerListener listener =
        new ConsumerListener() {
          @Override
          public void onDeletedUnread(DeletedEvents event) {
            reported.add(event.count() + ":" + event.firstOffset() + "-" + event.lastOffset());
          }
        };
    try (EventConsumer consumer =
        consumer("consumer.start", start).listener(listener).on(type, seen).start()) {
      Await.until("retained events handled", () -> seen.numbers().containsAll(numbers(20, 50)));
      assertThat(reported).containsExactly("17:3-19");
      assertThat(consumer.health().status()).isEqualTo(Status.RUNNING);
      Await.until(
          "health reports them",
          () -> consumer.health().reasons().toString().contains("of offsets 3 to 19"),
          consumer::health);
    }
  }

  @Test
  void topicsAndPartitionsThatAppearLaterAreReadFromTheirBeginning() throws Exception {
    EventType<GenericRecord> grown = TestEvents.type("grown", "grown");
    EventType<GenericRecord> created = TestEvents.type("created", "created");
    bus.createTopic("grown", 1, Map.of());
    send(grown, 0, 3);
    try (EventConsumer consumer =
        consumer("consumer.start", "latest").on(grown, seen).on(created, seen).start()) {
      Await.until("started", () -> bus.committed("g", "grown", 0) == 3);
      bus.createTopic("created", 1, Map.of());
      send(created, 100, 120);
      try (Admin admin = bus.admin()) {
        admin
            .createPartitions(Map.of(bus.topic("grown"), NewPartitions.increaseTo(4)))
            .all()
            .get(20, TimeUnit.SECONDS);
      }
      bus.closeProducer(); // a new producer knows all partitions
      send(grown, 200, 220);

      Await.until(
          "all events handled",
          () ->
              seen.numbers().containsAll(numbers(100, 120))
                  && seen.numbers().containsAll(numbers(200, 220)),
          () -> seen.numbers() + " " + consumer.health());
      assertThat(seen.numbers()).as("those before the start are not handled").hasSize(40);
    }
  }

  @Test
  void damagedBatchBlocksItsPartitionOnly() throws Exception {
    EventType<GenericRecord> damaged = TestEvents.type("damaged", "damaged");
    EventType<GenericRecord> good = TestEvents.type("good", "good");
    bus.createTopic("damaged", 1, Map.of());
    bus.createTopic("good", 1, Map.of());
    send(damaged, 0, 5);
    int original = overwrite("damaged", "user-2", 'X');
    try (EventConsumer consumer = consumer().on(damaged, seen).on(good, seen).start()) {
      Await.until(
          "the partition is blocked",
          () -> consumer.health().status() == Status.PAUSED,
          consumer::health);
      send(good, 100, 110);
      Await.until("the other topic continues", () -> seen.numbers().containsAll(numbers(100, 110)));
      assertThat(seen.numbers()).contains(0L, 1L).doesNotContain(3L);
      assertThat(consumer.health().reasons())
          .singleElement()
          .asString()
          .contains(bus.topic("damaged") + "-0", "DAMAGED_RECORDS", "offset 2");

      overwrite("damaged", "Xser-2", original); // the replica is restored
      Await.until(
          "it continues", () -> seen.numbers().containsAll(numbers(0, 5)), consumer::health);
      Await.until("unblocked", () -> consumer.health().status() == Status.RUNNING);
    }
  }

  @Test
  void damagedBatchIsSkippedByAnOperatorAndRecorded() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("lost", "lost");
    bus.createTopic("lost", 1, Map.of());
    send(type, 0, 5);
    overwrite("lost", "user-2", 'X');
    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      Await.until("blocked", () -> consumer.health().status() == Status.PAUSED, consumer::health);
    }
    try (Replay replay = Replay.open(bus.config(), bus.group("g"))) {
      assertThat(replay.offsets(List.of("lost")))
          .singleElement()
          .hasToString(bus.topic("lost") + "-0: committed 2, log 0 to 5, 3 behind");
      assertThatThrownBy(() -> replay.skipDamaged("lost", 0, 3, "no replica has it"))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("not damaged");
      assertThat(replay.skipDamaged("lost", 0, 2, "no replica has it")).isEqualTo(3);
    }

    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      Await.until("others handled", () -> seen.numbers().containsAll(List.of(0L, 1L, 3L, 4L)));
      awaitCommitted("lost", 5);
      assertThat(consumer.health().status()).isEqualTo(Status.RUNNING);
    }
    try (DeadLetters deadLetters = DeadLetters.open(bus.config(), bus.group("g"))) {
      DeadLetterList list = deadLetters.history(DeadLetterFilter.ALL);
      assertThat(list.open()).isEmpty();
      assertThat(list.resolved())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.deadLetter().disposition()).isEqualTo(Disposition.SKIPPED);
                assertThat(each.deadLetter().origin().offset()).isEqualTo(2);
                assertThat(each.resolutions().get(0).reason()).hasValue("no replica has it");
              });
    }
  }

  /** The damaged records are behind an event that is not completed. */
  @Test
  void damagedBatchBehindAnUncompletedEventIsSkipped() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("behind", "behind");
    bus.createTopic("behind", 1, Map.of());
    send(type, 0, 5);
    overwrite("behind", "user-2", 'X');
    CountDownLatch never = new CountDownLatch(1);
    try (EventConsumer consumer = consumer().on(type, (event, delivery) -> never.await()).start()) {
      Await.until("blocked", () -> consumer.health().status() == Status.PAUSED, consumer::health);
    }
    try (Replay replay = Replay.open(bus.config(), bus.group("g"))) {
      assertThat(replay.skipDamaged("behind", 0, 2, "no replica has it")).isZero();
    }

    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      awaitCommitted("behind", 5);
      assertThat(seen.numbers()).containsExactlyInAnyOrder(0L, 1L, 3L, 4L);
      assertThat(consumer.health().status()).isEqualTo(Status.RUNNING);
    }
  }

  @Test
  void offsetsCommandCountsWhatWasDeletedWhileTheGroupWasDown() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("counted", "counted");
    bus.createTopic("counted", 1, Map.of());
    try (EventConsumer consumer = consumer().on(type, seen).start()) {
      send(type, 0, 3);
      awaitCommitted("counted", 3);
      assertThat(consumer.isRunning()).isTrue();
    }
    send(type, 3, 50);
    deleteRecords("counted", 20);
    try (Replay replay = Replay.open(bus.config(), bus.group("g"))) {
      assertThat(replay.offsets(List.of()))
          .filteredOn(each -> each.topic().equals(bus.topic("counted")))
          .singleElement()
          .asString()
          .endsWith(": committed 3, log 20 to 50, 30 behind, 17 deleted unread");
    }
  }

  @Test
  void lagBehindTransactionMarkersBecomesZero() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("marked", "marked");
    bus.createTopic("marked", 1, Map.of());
    try (EventConsumer consumer = consumer().on(type, seen).start();
        KafkaProducer<byte[], byte[]> transactions =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "marked"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      send(type, 0, 1);
      transactions.initTransactions();
      for (boolean commits : List.of(true, false)) {
        transactions.beginTransaction();
        var unused =
            transactions.send(new ProducerRecord<>(bus.topic("marked"), new byte[0])).get();
        if (commits) {
          transactions.commitTransaction();
        } else {
          transactions.abortTransaction();
        }
      }
      awaitCommitted("marked", 5); // an event, a record and a marker each
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void deletedTopicDoesNotStopOthers(String protocol) throws Exception {
    EventType<GenericRecord> gone = TestEvents.type("gone" + protocol, "gone-" + protocol);
    EventType<GenericRecord> stays = TestEvents.type("stays" + protocol, "stays-" + protocol);
    bus.createTopic("gone-" + protocol, 1, Map.of());
    bus.createTopic("stays-" + protocol, 1, Map.of());
    try (EventConsumer consumer =
        consumer("kafka.group.protocol", protocol).on(gone, seen).on(stays, seen).start()) {
      send(gone, 0, 1);
      send(stays, 1, 2);
      seen.await(2);
      delete("gone-" + protocol);
      long longest = 0;
      for (long n = 2; n < 25; n++) {
        long since = System.nanoTime();
        send(stays, n, n + 1);
        seen.await((int) n + 1);
        longest = Math.max(longest, System.nanoTime() - since);
        TimeUnit.MILLISECONDS.sleep(100); // events at a low rate
      }
      assertThat(TimeUnit.NANOSECONDS.toMillis(longest)).isLessThan(4_000);
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  private void delete(String topic) throws Exception {
    try (Admin admin = bus.admin()) {
      admin.deleteTopics(Set.of(bus.topic(topic))).all().get(20, TimeUnit.SECONDS);
    }
    Await.until("directory deleted", () -> !exists(topic));
  }

  private boolean exists(String topic) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.anyMatch(each -> each.endsWith(bus.topic(topic) + "-0"));
    }
  }

  private void deleteRecords(String topic, long before) throws Exception {
    try (Admin admin = bus.admin()) {
      TopicPartition at = new TopicPartition(bus.topic(topic), 0);
      admin
          .deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(before)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  /** Returns the directory of partition 0. */
  private Path partition(String topic) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(each -> each.endsWith(bus.topic(topic) + "-0")).findFirst().orElseThrow();
    }
  }

  private static Path log(Path partition) throws IOException {
    try (Stream<Path> all = Files.list(partition)) {
      return all.filter(each -> each.toString().endsWith(".log")).findFirst().orElseThrow();
    }
  }

  /** Changes the first character of a text in the log; returns the character. */
  private int overwrite(String topic, String text, int with) throws IOException {
    Path log = log(partition(topic));
    int at = new String(Files.readAllBytes(log), ISO_8859_1).indexOf(text);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(at);
      int before = file.read();
      file.seek(at);
      file.write(with);
      return before;
    }
  }

  /** Removes the end of a log, as a disk does that lost its last writes. */
  private void truncate(String topic, int batches) throws IOException {
    kafka.stop();
    Path partition = partition(topic);
    Path log = log(partition);
    byte[] all = Files.readAllBytes(log);
    int end = 0;
    for (int i = 0; i < batches; i++) {
      end += 12 + ByteBuffer.wrap(all, end + 8, 4).getInt();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(end);
    }
    try (Stream<Path> files = Files.list(partition)) {
      for (Path each : files.toList()) {
        if (each.toString().endsWith("index") || each.toString().endsWith(".snapshot")) {
          Files.delete(each);
        }
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.toList()) {
        String name = each.getFileName().toString();
        if (name.equals(".kafka_cleanshutdown") || name.endsWith("offset-checkpoint")) {
          Files.delete(each);
        }
      }
    }
    kafka.start();
  }
}
