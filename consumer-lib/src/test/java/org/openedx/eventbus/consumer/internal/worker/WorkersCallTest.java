package org.openedx.eventbus.consumer.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.handler.HandlerRegistrations;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.registry.SchemaRegistry;

class WorkersCallTest {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final TopicPartition TP = new TopicPartition("t", 0);
  private static final int TIMEOUT_SECONDS = 60;
  private static final EventType<GenericRecord> TYPE = type();
  private static final SchemaRegistry REGISTRY = SchemaRegistry.inMemory();

  private final Semaphore returned = new Semaphore(0);
  private final AtomicInteger threads = new AtomicInteger();
  private int threadsAllowed = Integer.MAX_VALUE;
  private DeliveryHandler<Object> code = (event, delivery) -> {};
  private final Router router = router();
  private final Source queues = new Source(router.states().get(0));
  private final Workers workers =
      new Workers(
          5,
          new HandlerInvoker(
              new EventDecoder(REGISTRY, EventCatalog.of(List.of(TYPE))),
              router,
              new ConsumerReports(ConsumerListener.NONE)),
          queue -> returned.release(),
          task -> new Limited(task));

  private Router router() {
    HandlerRegistrations registrations = new HandlerRegistrations();
    registrations.add(
        HandlerRegistration.of(
            TYPE, handler("h").calls((event, delivery) -> code.handle(event, delivery)), "code"));
    return registrations.build(EventBusConfig.of(Map.of()));
  }

  /** A thread of a system that permits a limited number of threads. */
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
    workers.close(Duration.ofSeconds(TIMEOUT_SECONDS));
  }

  @Test
  void handlersRunConcurrentlyUpToTheLimit() throws Exception {
    CountDownLatch all = new CountDownLatch(5);
    code =
        (event, delivery) -> {
          all.countDown();
          all.await(); // forever, if one of them is not called
        };
    for (int i = 0; i < 5; i++) {
      workers.submit(queues.next());
    }
    assertThat(all.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(returned.tryAcquire(5, TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(workers.activeTasks()).hasSize(5);
  }

  @Test
  void existingThreadsDoTheWorkIfNoMoreCanBeStarted() throws Exception {
    threadsAllowed = 2;
    code = (event, delivery) -> Thread.yield();
    Stream.generate(queues::next).limit(100).forEach(workers::submit);
    assertThat(returned.tryAcquire(100, TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(workers.activeTasks()).hasSizeLessThanOrEqualTo(2);
    assertThat(threads).as("attempts to start a thread").hasValueLessThanOrEqualTo(5);
  }

  @Test
  void submitFailsIfNoThreadCanBeStarted() {
    threadsAllowed = 0;
    code = (event, delivery) -> {};
    assertThatThrownBy(() -> workers.submit(queues.next())).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void eachSubmittedKeyQueueIsReturned() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    code = (event, delivery) -> Thread.yield();
    int outside = 0;
    for (int i = 0; i < 20_000; i++) {
      workers.submit(queues.next());
      outside++;
      if (random.nextInt(8) == 0) {
        assertThat(returned.tryAcquire(outside, TIMEOUT_SECONDS, TimeUnit.SECONDS))
            .as("seed %d: %d queues", seed, outside)
            .isTrue();
        outside = 0;
      }
    }
  }

  /** Key queues of one event each. */
  private static final class Source {
    private final HandlerState handler;
    private final Engine engine;
    private final Partition partition;
    private long offset;

    Source(HandlerState handler) {
      this.handler = handler;
      engine = EngineSamples.engine(Ordering.NONE, handler);
      partition = engine.assign(TP, 0, CompletedOffsets.NONE);
    }

    KeyQueue next() {
      engine.receive(
          partition,
          EncodedRecords.record(REGISTRY, TYPE, TP, offset++, new byte[0]),
          List.of(handler));
      KeyQueue queue = engine.take(0);
      assertThat(queue).isNotNull();
      return queue;
    }
  }

  @Test
  void threadsAreVirtualIfTheRuntimeHasVirtualThreads() throws Exception {
    Thread thread = Workers.threads("eventbus-mailer").newThread(() -> {});
    assertThat(thread.getName()).isEqualTo("eventbus-mailer-1");
    assertThat(thread.isDaemon()).as("a hung handler does not keep the process alive").isTrue();
    if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
      Method isVirtual = Thread.class.getMethod("isVirtual");
      assertThat(isVirtual.invoke(thread)).isEqualTo(true);
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
}
