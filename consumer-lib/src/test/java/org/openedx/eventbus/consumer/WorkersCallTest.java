package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
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
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.registry.SchemaRegistry;

class WorkersCallTest {
  private static final TopicPartition TP = new TopicPartition("t", 0);
  private static final int PATIENCE_SECONDS = 60;
  private static final EventType<GenericRecord> TYPE = type();

  private final Semaphore handedBack = new Semaphore(0);
  private final AtomicInteger threads = new AtomicInteger();
  private int threadsAllowed = Integer.MAX_VALUE;
  private final Workers workers =
      new Workers(
          5,
          new LaneRunner(
              new EventDecoder(SchemaRegistry.inMemory(), EventCatalog.of(List.of(TYPE))),
              ConsumerListener.NONE),
          lane -> handedBack.release(),
          task -> new Limited(task));

  /** A thread of a system that gives so many and no more. */
  private final class Limited extends Thread {
    Limited(Runnable task) {
      super(task);
      setDaemon(true);
    }

    @Override
    public void start() {
      if (threads.incrementAndGet() > threadsAllowed) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      super.start();
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    workers.close(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  @Test
  void asManyHandlersRunAtOnceAsMay() throws Exception {
    CountDownLatch all = new CountDownLatch(5);
    Source lanes =
        new Source(
            (event, delivery) -> {
              all.countDown();
              all.await(); // for ever, if one of them is not called
            });
    for (int i = 0; i < 5; i++) {
      workers.submit(lanes.next());
    }
    assertThat(all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(handedBack.tryAcquire(5, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(workers.running()).hasSize(5);
  }

  @Test
  void whereTheSystemGivesNoMoreThreadsThoseThatThereAreDoTheWork() throws Exception {
    threadsAllowed = 2;
    Source lanes = new Source((event, delivery) -> Thread.yield());
    Stream.generate(lanes::next).limit(100).forEach(workers::submit);
    assertThat(handedBack.tryAcquire(100, PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(workers.running()).hasSizeLessThanOrEqualTo(2);
    assertThat(threads).as("not asked for again and again").hasValueLessThanOrEqualTo(5);
  }

  @Test
  void whereTheSystemGivesNoThreadAtAllThatIsSaid() {
    threadsAllowed = 0;
    Source lanes = new Source((event, delivery) -> {});
    assertThatThrownBy(() -> workers.submit(lanes.next())).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whateverComesWhenItIsRunAndHandedBack() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Source lanes = new Source((event, delivery) -> Thread.yield());
    int outside = 0;
    for (int i = 0; i < 20_000; i++) {
      workers.submit(lanes.next());
      outside++;
      if (random.nextInt(8) == 0) {
        assertThat(handedBack.tryAcquire(outside, PATIENCE_SECONDS, TimeUnit.SECONDS))
            .as("seed %d: %d lanes", seed, outside)
            .isTrue();
        outside = 0;
      }
    }
  }

  /** Lanes of one event each, which is decoded already. */
  private static final class Source {
    private final NamedHandler handler;
    private final Engine engine;
    private final Partition partition;
    private long offset;

    Source(DeliveryHandler<Object> code) {
      handler =
          new NamedHandler(
              new HandlerId(HandlerId.Scope.TYPE, "h"),
              name -> code,
              new PolicyRule(FailurePolicy.DEFAULT, ConsumerSettings.OnIncompatible.PAUSE),
              new CircuitBreaker(0, Duration.ZERO, Duration.ZERO),
              EventFilter.NONE);
      engine =
          new Engine(
              Ordering.NONE,
              1,
              List.of(handler),
              new Random(1),
              ParkedKeys.NONE,
              EngineListener.NONE);
      partition = engine.assign(TP, 0, CompletedOffsets.NONE);
    }

    KeyQueue next() {
      engine.receive(partition, Records.record(TP, offset++, 1), List.of(handler));
      KeyQueue lane = engine.take(0);
      assertThat(lane).isNotNull();
      lane.first().bufferedRecord().cacheDecoded(event());
      return lane;
    }
  }

  private static EventType<GenericRecord> type() {
    EventName name = EventName.of("org.openedx.testing.thing.happened.v1");
    String text =
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "fields": [{"name": "n", "type": "long"}]}\
        """
            .formatted(name.value());
    return GenericCodec.eventType(name, WireSchema.of(text)).topic("things").build();
  }

  private static Event<GenericRecord> event() {
    GenericRecord payload = new GenericData.Record(TYPE.schema().schema());
    payload.put("n", 1L);
    return new Event<>(TYPE, EventMetadata.of(TYPE.name(), new UUID(0, 1)), payload);
  }
}
