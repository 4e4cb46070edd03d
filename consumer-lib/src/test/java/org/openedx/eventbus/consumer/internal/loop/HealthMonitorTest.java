package org.openedx.eventbus.consumer.internal.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.handler.HandlerRegistrations;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.worker.EncodedRecords;
import org.openedx.eventbus.consumer.internal.worker.HandlerInvoker;
import org.openedx.eventbus.consumer.internal.worker.Workers;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.registry.SchemaRegistry;

@Timeout(60)
class HealthMonitorTest {
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

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayReturn = new CountDownLatch(1);
  private final CountDownLatch returned = new CountDownLatch(1);
  private final Router router = router();
  private final HandlerState handler = router.states().get(0);
  private final Engine engine = EngineSamples.engine(Ordering.KEY, handler);
  private final Partition partition = engine.assign(AT, 0, CompletedOffsets.NONE);
  private final PauseState pauses = new PauseState(engine, List.of(handler));
  private final Workers workers =
      new Workers(
          1,
          new HandlerInvoker(
              new EventDecoder(registry, EventCatalog.of(TYPE)),
              router,
              new ConsumerReports(ConsumerListener.NONE)),
          queue -> returned.countDown(),
          Workers.threads("health-test"));

  /** Virtual time, which begins with that of the handlers. */
  private long now = System.nanoTime();

  private Duration writeDelay = Duration.ZERO;
  private List<String> unknownSchemas = List.of();
  private final Conditions conditions = new Conditions("g", InstantSource.system());
  private final HealthMonitor monitor =
      new HealthMonitor(
          "g",
          workers,
          List.of(handler),
          pauses,
          () -> 2,
          () -> writeDelay,
          () -> unknownSchemas,
          conditions,
          () -> now);
  private final BlockingCallMonitor blockingCalls = monitor.blockingCalls();

  private Router router() {
    HandlerRegistrations registrations = new HandlerRegistrations();
    registrations.add(
        HandlerRegistration.of(
            TYPE,
            handler("mailer")
                .calls(
                    (event, delivery) -> {
                      begun.countDown();
                      mayReturn.await();
                    }),
            "code"));
    return registrations.build(EventBusConfig.of(Map.of()));
  }

  @AfterEach
  void endThreads() throws InterruptedException {
    mayReturn.countDown();
    workers.close(Duration.ofSeconds(10));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private ConsumerHealth health() {
    return monitor.health(false, null);
  }

  private void update() {
    monitor.beat();
    monitor.update(engine, any -> OptionalLong.empty(), List::of);
  }

  private void receive() {
    ConsumerRecord<byte[], byte[]> record = EncodedRecords.record(registry, TYPE, AT, 7, KEY);
    engine.receive(partition, record, List.of(handler));
  }

  /** Its handler does not return before it may. */
  private void handle() throws InterruptedException {
    receive();
    KeyQueue queue = Objects.requireNonNull(engine.take(0));
    workers.submit(queue);
    begun.await();
    now = System.nanoTime();
  }

  @Test
  void slowHandlerIsReportedWithKeyHashAndAge() throws Exception {
    handle();
    assertThat(health().status()).as("not long enough").isEqualTo(Status.RUNNING);

    pass(LONG);
    update();

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
        .startsWith("handler 'mailer' has been processing t-3@7 key_hash=" + hash + " for ");
  }

  @Test
  void silentLoopIsStuck() {
    assertThat(health().status()).as("not started").isEqualTo(Status.RUNNING);
    monitor.beat();
    pass(LONG);

    assertThat(health().status()).isEqualTo(Status.STUCK);
    assertThat(health().reasons()).containsExactly("the poll loop has not run for 11 s");

    monitor.beat();
    assertThat(health().status()).isEqualTo(Status.RUNNING);
    pass(LONG);
    monitor.end();
    assertThat(health().status()).as("ended").isEqualTo(Status.RUNNING);
  }

  @Test
  void loopThatWaitsForTheBrokerIsNotStuck() {
    monitor.beat();
    blockingCalls.run(
        "to commit offsets",
        () -> {
          pass(LONG);
          assertThat(health().status()).isEqualTo(Status.RUNNING);
          assertThat(health().reasons())
              .containsExactly("waiting for the broker to commit offsets for 11 s");
        });

    assertThat(health().status()).as("just returned").isEqualTo(Status.RUNNING);
    assertThat(health().reasons()).isEmpty();
    pass(LONG);
    assertThat(health().status()).as("silent since then").isEqualTo(Status.STUCK);
  }

  @Test
  void bufferedEventsThatWaitForNothingAreStuck() {
    receive();
    update();
    pass(LONG);
    update();

    assertThat(health().status()).isEqualTo(Status.STUCK);
    assertThat(health().reasons())
        .containsExactly("events are buffered, but none is running or waiting for anything");
  }

  @Test
  void bufferedEventsAreNotStuckWhileTheLoopWaitsForTheBroker() {
    receive();
    update();
    blockingCalls.run("to commit offsets", () -> pass(LONG));
    update();

    assertThat(health().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void deadLetterThatWaitsForItsBrokerIsNotStuck() {
    receive();
    Task task = deadLetter();
    update();
    pass(LONG);
    update();
    assertThat(health().status()).as("dead letters are written").isEqualTo(Status.RUNNING);
    pass(LONG);
    writeDelay = LONG;
    update();

    assertThat(health().status()).isEqualTo(Status.DEGRADED);
    assertThat(health().reasons())
        .containsExactly("dead letters have been waiting for the broker for 11 s");

    engine.failWrite(
        task, ThrowableSnapshot.of(new TimeoutException("no leader of t.dead-letters-0")), now);
    writeDelay = Duration.ZERO;
    update();
    for (int i = 0; i < 10; i++) {
      pass(LONG);
      update();
      assertThat(health().status()).as("blocked").isEqualTo(Status.PAUSED);
    }
    assertThat(health().conditions())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.code()).isEqualTo(Code.PARTITION_BLOCKED);
              assertThat(condition.text())
                  .isEqualTo(
                      "partition t-3 is blocked: DEAD_LETTER_UNWRITTEN (no leader of"
                          + " t.dead-letters-0)");
              assertThat(condition.action()).contains("dead-letter topic");
            });
  }

  /** Fails the received event permanently. */
  private Task deadLetter() {
    KeyQueue queue = Objects.requireNonNull(engine.take(0));
    queue.setResult(0, Failure.of(Failure.Kind.POISON, new IllegalStateException("no event")));
    engine.complete(queue, now);
    return Objects.requireNonNull(engine.pollWrite());
  }

  @Test
  void eventsThatWaitForTheMembershipAreNotStuck() {
    receive();
    conditions.publish(
        Source.MEMBERSHIP,
        List.of(new Finding(Code.MEMBERSHIP_UNCONFIRMED, "", "unconfirmed", "wait")));
    update();
    pass(LONG);
    update();

    assertThat(health().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void lagIsUnknownWhileNoBrokerIsAvailable() {
    monitor.update(engine, any -> OptionalLong.of(0), List::of);
    assertThat(health().partitions().get("t-3").lag()).hasValue(0);
    conditions.publish(
        Source.CONNECTION, List.of(new Finding(Code.BROKER_UNAVAILABLE, "", "none", "start it")));
    pass(LONG);
    monitor.update(engine, any -> OptionalLong.of(0), List::of);

    assertThat(health().partitions().get("t-3").lag()).isEmpty();
    assertThat(health().status()).isEqualTo(Status.DEGRADED);
    conditions.publish(Source.CONNECTION, List.of());
    pass(LONG);
    monitor.update(engine, any -> OptionalLong.of(2), List::of);
    assertThat(health().partitions().get("t-3").lag()).hasValue(2);
  }

  @Test
  void eventsThatWaitForASchemaAreAConditionWithoutAnotherStatus() {
    unknownSchemas =
        List.of("events of schema id 7 are waiting: the registry has had no such id for 3 s");
    Instant since = health().conditions().get(0).since();
    unknownSchemas =
        List.of("events of schema id 7 are waiting: the registry has had no such id for 4 s");

    assertThat(health().status()).isEqualTo(Status.RUNNING);
    assertThat(health().reasons()).containsExactlyElementsOf(unknownSchemas);
    assertThat(health().conditions().get(0).code()).isEqualTo(Code.AWAITING_SCHEMA);
    assertThat(health().conditions().get(0).since()).isEqualTo(since);
  }

  @Test
  void conditionsContainTheirBegin() {
    pauses.setConsumer(PauseState.Source.OWNER, true);
    update();
    Instant since = health().conditions().get(0).since();
    pass(LONG);
    update();

    assertThat(health().conditions())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.code()).isEqualTo(Code.PAUSED);
              assertThat(condition.since()).isEqualTo(since);
            });
    assertThat(health().reasons()).containsExactly("paused by its owner");
  }

  @Test
  void loopThatIsInAPollForVeryLongIsStuck() {
    monitor.beat();
    blockingCalls.run(
        "to poll",
        () -> {
          pass(Duration.ofMinutes(4));
          assertThat(health().status()).isEqualTo(Status.RUNNING);
          pass(Duration.ofMinutes(2));
          assertThat(health().status()).isEqualTo(Status.STUCK);
        });
  }

  @Test
  void runningEventsAreNotStuck() throws Exception {
    handle();
    update();
    pass(LONG);
    update();
    assertThat(health().status()).isEqualTo(Status.BUSY);

    mayReturn.countDown();
    returned.await();
    update();
    assertThat(health().inFlight()).isZero();
    assertThat(health().status()).as("just returned").isEqualTo(Status.RUNNING);
  }

  @Test
  void changeOfStatusIsLoggedOnce() throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, UTF_8)); // where slf4j-simple writes
    try {
      handle();
      update();
      for (int i = 0; i < 3; i++) {
        pass(LONG);
        update();
      }
      mayReturn.countDown();
      returned.await();
      for (int i = 0; i < 3; i++) {
        pass(Duration.ofSeconds(1));
        update();
      }
    } finally {
      System.setErr(before);
    }

    assertThat(logged.toString(UTF_8).lines().filter(line -> line.contains("Group 'g' is ")))
        .satisfiesExactly(
            line -> assertThat(line).contains("WARN", "Group 'g' is BUSY", "'mailer'"),
            line -> assertThat(line).contains("INFO", "Group 'g' is RUNNING"));
  }
}
