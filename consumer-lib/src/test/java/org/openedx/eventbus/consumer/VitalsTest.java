package org.openedx.eventbus.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.consumer.ConsumerHealth.Status;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.Ordering;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.registry.SchemaRegistry;

/** What is said of a consumer that does not get on, and when nothing is. */
@Timeout(60)
class VitalsTest {
  private static final TopicPartition AT = new TopicPartition("t", 3);
  private static final byte[] KEY = "course-1".getBytes(UTF_8);
  private static final Duration LONG = Duration.ofSeconds(11);
  private static final EventName NAME = EventName.of("org.openedx.testing.thing.happened.v1");
  private static final EventType<GenericRecord> TYPE =
      GenericCodec.eventType(
              NAME,
              WireSchema.of(
                  """
                  {"type": "record", "name": "CloudEvent", "namespace": "%s",
                   "fields": [{"name": "n", "type": "long"}]}\
                  """
                      .formatted(NAME.value())))
          .topic("t")
          .build();

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayReturn = new CountDownLatch(1);
  private final CountDownLatch returned = new CountDownLatch(1);
  private final HandlerState receiver =
      new NamedHandler(
          new HandlerId(HandlerId.Scope.TYPE, "mailer"),
          name ->
              (event, delivery) -> {
                begun.countDown();
                mayReturn.await();
              },
          new PolicyRule(
              FailurePolicy.retry(
                      1, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
                  .thenDeadLetter(),
              ConsumerSettings.OnIncompatible.PAUSE),
          new CircuitBreaker(0, Duration.ZERO, Duration.ZERO),
          EventFilter.NONE);
  private final Engine engine =
      new Engine(
          Ordering.KEY, 1, List.of(receiver), new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  private final Partition partition = engine.assign(AT, 0, CompletedOffsets.NONE);
  private final Pauses pauses = new Pauses(engine, List.of(receiver));
  private final Workers workers =
      new Workers(
          1,
          new LaneRunner(
              new EventDecoder(SchemaRegistry.inMemory(), EventCatalog.of(TYPE)),
              ConsumerListener.NONE),
          lane -> returned.countDown(),
          WorkerThreads.named("vitals-test"));

  /** The test's own time, which begins with that of the handlers. */
  private long now = System.nanoTime();

  private final Vitals vitals = new Vitals("g", workers, List.of(receiver), pauses, () -> now);
  private final BrokerWait brokerWait = vitals.brokerWait();

  @AfterEach
  void endThreads() throws InterruptedException {
    mayReturn.countDown();
    workers.close(Duration.ofSeconds(10));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private ConsumerHealth health() {
    return vitals.health(false, null);
  }

  private void look() {
    vitals.beat();
    vitals.look(engine, 2, any -> OptionalLong.empty());
  }

  private void receive() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            AT.topic(),
            AT.partition(),
            7,
            0L,
            TimestampType.CREATE_TIME,
            KEY.length,
            0,
            KEY,
            new byte[0],
            new RecordHeaders(),
            Optional.empty());
    engine.receive(partition, record, List.of(receiver));
  }

  /** Its handler does not return before it may. */
  private void handle() throws InterruptedException {
    receive();
    KeyQueue lane = Objects.requireNonNull(engine.take(0));
    GenericRecord payload = new GenericData.Record(TYPE.schema().schema());
    payload.put("n", 1L);
    lane.first()
        .bufferedRecord()
        .cacheDecoded(new Event<>(TYPE, EventMetadata.of(NAME, new UUID(1, 1)), payload));
    workers.submit(lane);
    begun.await();
    now = System.nanoTime();
  }

  @Test
  void aHandlerThatIsAtOneEventForLongIsNamedWithItsKeysHashAndItsAge() throws Exception {
    handle();
    assertThat(health().status()).as("not for long").isEqualTo(Status.RUNNING);

    pass(LONG);
    look();

    String hash = Integer.toHexString(Arrays.hashCode(KEY));
    assertThat(health().status()).isEqualTo(Status.BUSY);
    assertThat(health().busy())
        .singleElement()
        .satisfies(
            busy -> {
              assertThat(busy.handler()).isEqualTo("mailer");
              assertThat(busy.topic()).isEqualTo("t");
              assertThat(busy.partition()).isEqualTo(3);
              assertThat(busy.offset()).isEqualTo(7);
              assertThat(busy.keyHash()).isEqualTo(hash);
              assertThat(busy.age()).isGreaterThanOrEqualTo(LONG);
            });
    assertThat(health().inFlight()).isOne();
    assertThat(health().parkedKeys()).isEqualTo(2);
    assertThat(health().reasons())
        .singleElement()
        .asString()
        .startsWith("handler 'mailer' is at t-3@7 key_hash=" + hash + " for ");
  }

  @Test
  void aLoopThatIsSilentIsStuckAndTheProofIsHowLong() {
    assertThat(health().status()).as("it has not begun").isEqualTo(Status.RUNNING);
    vitals.beat();
    pass(LONG);

    assertThat(health().status()).isEqualTo(Status.STUCK);
    assertThat(health().reasons()).containsExactly("the poll loop has not been around for 11 s");

    vitals.beat();
    assertThat(health().status()).isEqualTo(Status.RUNNING);
    pass(LONG);
    vitals.end();
    assertThat(health().status()).as("it is over").isEqualTo(Status.RUNNING);
  }

  @Test
  void aLoopThatWaitsForABrokerIsNotStuckAndSaysWhatFor() {
    vitals.beat();
    brokerWait.during(
        "to take a commit",
        () -> {
          pass(LONG);
          assertThat(health().status()).isEqualTo(Status.RUNNING);
          assertThat(health().reasons())
              .containsExactly("the broker is waited for to take a commit, since 11 s");
        });

    assertThat(health().status()).as("it has just returned").isEqualTo(Status.RUNNING);
    assertThat(health().reasons()).isEmpty();
    pass(LONG);
    assertThat(health().status()).as("it was silent since").isEqualTo(Status.STUCK);
  }

  @Test
  void eventsThatAreHeldThoughNothingIsWaitedForAreStuck() {
    receive();
    look();
    pass(LONG);
    look();

    assertThat(health().status()).isEqualTo(Status.STUCK);
    assertThat(health().reasons())
        .containsExactly("events are held though no handler is at them and nothing is waited for");
  }

  @Test
  void whileABrokerIsWaitedForNobodyLooksWhetherEventsAreHeldForNothing() {
    receive();
    look();
    brokerWait.during("to take a commit", () -> pass(LONG));
    look();

    assertThat(health().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void eventsThatSomebodyIsAtAreNotStuck() throws Exception {
    handle();
    look();
    pass(LONG);
    look();
    assertThat(health().status()).isEqualTo(Status.BUSY);

    mayReturn.countDown();
    returned.await();
    look();
    assertThat(health().inFlight()).isZero();
    assertThat(health().status()).as("quiet for no time yet").isEqualTo(Status.RUNNING);
  }

  @Test
  void aChangeOfStateIsToldOnce() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, UTF_8)); // where slf4j-simple writes
    try {
      handle();
      look();
      for (int i = 0; i < 3; i++) {
        pass(LONG);
        look();
      }
      mayReturn.countDown();
      returned.await();
      for (int i = 0; i < 3; i++) {
        pass(Duration.ofSeconds(1));
        look();
      }
    } finally {
      System.setErr(before);
    }

    assertThat(told.toString(UTF_8).lines().filter(line -> line.contains("Group g is ")))
        .satisfiesExactly(
            line -> assertThat(line).contains("WARN", "Group g is BUSY", "'mailer'"),
            line -> assertThat(line).contains("INFO", "Group g is RUNNING"));
  }
}
