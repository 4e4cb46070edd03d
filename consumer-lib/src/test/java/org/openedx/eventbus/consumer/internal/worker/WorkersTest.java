package org.openedx.eventbus.consumer.internal.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.handler.HandlerRegistrations;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Results of handlers: each key queue is returned, however its handler ends. */
@Timeout(60)
class WorkersTest {
  private static final TopicPartition STAYS = new TopicPartition("t", 0);
  private static final TopicPartition LEAVES = new TopicPartition("t", 1);
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
  private final BlockingQueue<KeyQueue> back = new LinkedBlockingQueue<>();
  private final List<Task> gaveUp = new ArrayList<>();
  private final CountDownLatch testOver = new CountDownLatch(1);
  private EventHandler<Object> handler = event -> {};
  private final Router router = router();
  private final HandlerState state = router.states().get(0);
  private final Engine engine =
      new Engine(
          Ordering.KEY,
          10,
          List.of(state),
          new Random(1),
          ParkedKeys.NONE,
          new EngineListener() {
            @Override
            public void gaveUp(Task task) {
              gaveUp.add(task);
            }
          });
  private final Partition stays = engine.assign(STAYS, 0, CompletedOffsets.NONE);
  private final Partition leaves = engine.assign(LEAVES, 0, CompletedOffsets.NONE);
  private final Workers workers =
      new Workers(
          1,
          new HandlerInvoker(
              new EventDecoder(registry, EventCatalog.of(TYPE)),
              router,
              new ConsumerReports(ConsumerListener.NONE)),
          back::add,
          Workers.threads("workers-test"));
  private long offset;

  private Router router() {
    HandlerRegistrations registrations = new HandlerRegistrations();
    registrations.setDefaultPolicy(
        FailurePolicy.retry(1, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
            .thenDeadLetter());
    registrations.add(
        HandlerRegistration.of(
            TYPE, handler("h").calls((event, delivery) -> handler.handle(event)), "code"));
    return registrations.build(
        EventBusConfig.of(Map.of("eventbus.consumer.circuit-breaker.failing-keys", "0")));
  }

  @AfterEach
  void endThreads() throws InterruptedException {
    testOver.countDown();
    workers.close(Duration.ofSeconds(10));
  }

  private void receive(Partition partition, String key) {
    TopicPartition at = partition.topicPartition();
    engine.receive(
        partition,
        EncodedRecords.record(registry, TYPE, at, offset++, key.getBytes(UTF_8)),
        List.of(state));
  }

  private KeyQueue submit() {
    engine.tick(System.nanoTime());
    KeyQueue queue = Objects.requireNonNull(engine.take(System.nanoTime()));
    workers.submit(queue);
    return queue;
  }

  private KeyQueue returned() throws InterruptedException {
    KeyQueue queue =
        Objects.requireNonNull(back.poll(30, TimeUnit.SECONDS), "a returned key queue");
    engine.complete(queue, System.nanoTime());
    return queue;
  }

  @Test
  void waitingKeyQueueOfARevokedPartitionIsReturnedWhileAllThreadsAreBusy() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    handler =
        event -> {
          begun.countDown();
          testOver.await();
        };
    receive(stays, "busy");
    submit();
    begun.await();
    receive(stays, "waits");
    KeyQueue waits = submit();
    receive(leaves, "waits");
    KeyQueue revoked = submit();
    engine.revoke(leaves);
    assertThat(leaves.isBusy()).isTrue();

    workers.returnStopped();

    assertThat(returned()).isSameAs(revoked);
    assertThat(leaves.isBusy()).isFalse();
    assertThat(leaves.committable())
        .as("it was not handled")
        .isEqualTo(revoked.first().record().offset());
    assertThat(back).as("the other key queue is still waiting").isEmpty();
    testOver.countDown();
    returned();
    assertThat(returned()).isSameAs(waits);
  }

  private static void endless() {
    endless();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AssertionError.class,
        StackOverflowError.class,
        OutOfMemoryError.class,
        NoClassDefFoundError.class,
        InterruptedException.class,
        Exception.class
      })
  void anyThrowableOfAHandlerIsAFailureAndTheThreadContinues(Class<?> what) throws Exception {
    handler =
        event -> {
          if (what == StackOverflowError.class) {
            endless();
          }
          Throwable failure = (Throwable) what.getDeclaredConstructor().newInstance();
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        };
    receive(stays, "ada");
    submit();
    returned();
    while (engine.nextDueNanos() - System.nanoTime() > 0) {
      Thread.onSpinWait();
    }
    submit(); // the second of two attempts
    returned();

    assertThat(gaveUp).hasSize(1);
    Task deadLetter = gaveUp.get(0);
    assertThat(deadLetter.disposition()).isEqualTo(Disposition.EXHAUSTED);
    assertThat(deadLetter.failedAttempts()).isEqualTo(2);
    Failure failure = Objects.requireNonNull(deadLetter.lastFailure());
    assertThat(failure.cause().type()).isEqualTo(what);
    handler = event -> {};
    receive(stays, "bob");
    KeyQueue bob = submit();
    assertThat(returned()).isSameAs(bob);
    engine.completeWrite(deadLetter);
    assertThat(stays.committable()).isEqualTo(offset);
    assertThat(workers.activeTasks()).as("started threads").hasSize(1);
  }

  @Test
  void interruptOfARevokedTaskIsNotAFailedAttempt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    handler =
        event -> {
          begun.countDown();
          testOver.await();
        };
    receive(leaves, "ada");
    submit();
    begun.await();
    engine.revoke(leaves);

    workers.interrupt(Task::isRevoked);

    KeyQueue queue = returned();
    assertThat(gaveUp).isEmpty();
    assertThat(queue.first().failedAttempts()).isZero();
    assertThat(leaves.committable()).isZero();
  }

  @Test
  void handlerThatReturnsAfterItsPartitionWasRemovedHasNoEffect() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    handler =
        event -> {
          begun.countDown();
          mayReturn.await();
        };
    receive(leaves, "ada");
    submit();
    begun.await();
    engine.forget(leaves);
    Partition again = engine.assign(LEAVES, 0, CompletedOffsets.NONE);
    mayReturn.countDown();

    returned();

    assertThat(leaves.committable()).isZero();
    assertThat(again.committable()).isNotPositive();
    assertThat(again.isBusy()).isFalse();
  }

  @Test
  void handlerThatIgnoresTheInterruptReturnsItsKeyQueueOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    handler =
        event -> {
          begun.countDown();
          boolean over = false;
          while (!over) {
            try {
              mayReturn.await();
              over = true;
            } catch (InterruptedException e) {
              over = false; // ignored
            }
          }
        };
    receive(leaves, "ada");
    submit();
    begun.await();
    engine.forget(leaves);

    workers.close(Duration.ofMillis(50));

    assertThat(back).as("the handler is still running").isEmpty();
    mayReturn.countDown();
    returned();
    assertThat(leaves.committable()).isZero();
    assertThat(back).isEmpty();
  }
}
