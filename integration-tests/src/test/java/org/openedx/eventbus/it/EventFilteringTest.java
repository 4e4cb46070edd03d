package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.filter.EventFilters;
import org.openedx.eventbus.filter.FilterException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Filters change, drop and reject events on the way to Kafka and on the way to handlers. Each test
 * runs one filter step in a producer or a consumer with a real broker.
 */
@EventBusTest
class EventFilteringTest {
  private static final FailurePolicy ONE_RETRY =
      FailurePolicy.retry(1, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenDeadLetter();

  private final EventType<GenericRecord> type = TestEvents.type("filtered", "filtered");
  private final CollectingHandler seen = new CollectingHandler();
  private final RecordingListener listener = new RecordingListener();

  @RegisterExtension final Bus bus = Bus.shared();

  private FilterPipelines outbound(FilterStep<Event<GenericRecord>> step) {
    return FilterPipelines.builder().step(EventFilters.outbound(type), step).build();
  }

  private EventConsumer consumer(FilterStep<Event<GenericRecord>> step) {
    return EventConsumer.builder(bus.config())
        .group(bus.group("filtering"))
        .on(type, seen)
        .onFailure(ONE_RETRY)
        .listener(listener)
        .filters(FilterPipelines.builder().step(EventFilters.inbound(type), step).build())
        .start();
  }

  private KafkaEventProducer producer(FilterPipelines filters) {
    return KafkaEventProducer.builder(bus.config()).filters(filters).build();
  }

  @Test
  void outboundStepChangesTheSentEvent() throws Exception {
    FilterStep<Event<GenericRecord>> rename =
        EventFilters.payload(payload -> payload(type, "renamed", (Long) payload.get("n")));
    try (KafkaEventProducer producer = producer(outbound(rename));
        EventConsumer consumer = consumer((event, context) -> event)) {
      SentEvent sent = producer.send(type, payload(type, "ada", 7)).get(30, TimeUnit.SECONDS);
      seen.await(1);

      assertThat(seen.all().get(0))
          .satisfies(
              one -> {
                assertThat(one.user()).isEqualTo("renamed");
                assertThat(one.n()).isEqualTo(7);
                assertThat(one.id()).isEqualTo(sent.metadata().id());
              });
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void droppedEventIsNotSentAndTheResultHasTheReason() throws Exception {
    FilterStep<Event<GenericRecord>> onlyOdd =
        (event, context) -> {
          if (TestEvents.number(event) % 2 == 0) {
            throw new EventDroppedException("even number");
          }
          return event;
        };
    try (KafkaEventProducer producer = producer(outbound(onlyOdd))) {
      SentEvent even = producer.send(type, payload(type, "ada", 2)).get(30, TimeUnit.SECONDS);
      SentEvent odd = producer.send(type, payload(type, "ada", 3)).get(30, TimeUnit.SECONDS);

      assertThat(even.placements()).isEmpty();
      assertThat(even.notSentReason()).contains("dropped by a filter: even number");
      assertThat(odd.notSentReason()).isEmpty();
      assertThat(bus.rawIds("filtered")).containsExactly(odd.metadata().id());
    }
  }

  @Test
  void exceptionOfAnOutboundStepIsThrownBySend() {
    FilterException refusal = new FilterException("no-consent", "the learner has not agreed");
    try (KafkaEventProducer producer =
        producer(
            outbound(
                (event, context) -> {
                  throw refusal;
                }))) {
      assertThatThrownBy(() -> producer.send(type, payload(type, "ada", 1))).isSameAs(refusal);
    }
  }

  @Test
  void inboundStepChangesAndDropsEventsBeforeHandlers() {
    FilterStep<Event<GenericRecord>> step =
        (event, context) -> {
          if (TestEvents.number(event) == 1) {
            throw new EventDroppedException("not wanted");
          }
          return event.withPayload(payload(type, "renamed", TestEvents.number(event)));
        };
    try (KafkaEventProducer producer = producer(FilterPipelines.NONE);
        EventConsumer consumer = consumer(step)) {
      producer.send(type, payload(type, "ada", 1));
      producer.send(type, payload(type, "ada", 2));
      seen.await(1);

      assertThat(seen.all()).extracting(CollectingHandler.Handled::user).containsExactly("renamed");
      assertThat(seen.numbers()).containsExactly(2L);
      Await.until("the listener is called", () -> listener.calls.contains("handled"));
      assertThat(listener.calls).containsExactly("dropped not wanted", "skipped", "handled");
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void failingInboundStepIsRetriedThenDeadLettered() {
    AtomicInteger attempts = new AtomicInteger();
    try (KafkaEventProducer producer = producer(FilterPipelines.NONE);
        EventConsumer consumer =
            consumer(
                (event, context) -> {
                  attempts.incrementAndGet();
                  throw new IllegalStateException("the directory is unavailable");
                })) {
      producer.send(type, payload(type, "ada", 1));

      Await.until("a dead letter", () -> listener.calls.contains("dead EXHAUSTED"));
      assertThat(attempts).hasValue(2);
      assertThat(seen.count()).isZero();
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void rejectingInboundStepIsDeadLetteredWithoutRetry() {
    AtomicInteger attempts = new AtomicInteger();
    try (KafkaEventProducer producer = producer(FilterPipelines.NONE);
        EventConsumer consumer =
            consumer(
                (event, context) -> {
                  attempts.incrementAndGet();
                  throw new EventRejectedException("never");
                })) {
      producer.send(type, payload(type, "ada", 1));

      Await.until("a dead letter", () -> listener.calls.contains("dead REJECTED"));
      assertThat(attempts).hasValue(1);
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  private static final class RecordingListener implements ConsumerListener {
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void onHandled(HandledDelivery event) {
      calls.add("handled");
    }

    @Override
    public void onDropped(DroppedDelivery event) {
      calls.add("dropped " + event.reason());
      ConsumerListener.super.onDropped(event);
    }

    @Override
    public void onSkipped(SkippedDelivery event) {
      calls.add("skipped");
    }

    @Override
    public void onDeadLettered(DeadLetteredDelivery event) {
      calls.add("dead " + event.disposition());
    }
  }
}
