package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.Facts.fact;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.filter.EventFilters;
import org.openedx.eventbus.filter.FilterException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** What filters do to events on their way out and on their way in. */
@EventBusTest
class EventFilteringTest {
  private static final FailurePolicy ONE_RETRY =
      FailurePolicy.retry(1, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenDeadLetter();

  private final EventType<GenericRecord> type = Facts.type("filtered", "filtered");
  private final Seen seen = new Seen();
  private final Listening listening = new Listening();
  private Bus bus;

  @BeforeEach
  void look(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    bus = new Bus(infrastructure.bootstrapServers(), infrastructure.registryUrl(), prefix.value());
  }

  private FilterPipelines outbound(FilterStep<Event<GenericRecord>> step) {
    return FilterPipelines.builder().step(EventFilters.outbound(type), step).build();
  }

  private EventConsumer consumer(FilterStep<Event<GenericRecord>> step) {
    return EventConsumer.builder(bus.config())
        .group(bus.group("filtering"))
        .on(type, seen)
        .onFailure(ONE_RETRY)
        .listener(listening)
        .filters(FilterPipelines.builder().step(EventFilters.inbound(type), step).build())
        .start();
  }

  private KafkaEventProducer producer(FilterPipelines filters) {
    return KafkaEventProducer.builder(bus.config()).filters(filters).build();
  }

  @Test
  void whatIsSentIsWhatTheStepsMadeOfIt() throws Exception {
    FilterStep<Event<GenericRecord>> rename =
        EventFilters.payload(payload -> fact(type, "renamed", (Long) payload.get("n")));
    try (KafkaEventProducer producer = producer(outbound(rename));
        EventConsumer consumer = consumer((event, context) -> event)) {
      SentEvent sent = producer.send(type, fact(type, "ada", 7)).get(30, TimeUnit.SECONDS);
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
  void aWithheldEventIsSentNowhereAndTheSenderIsToldWhy() throws Exception {
    FilterStep<Event<GenericRecord>> onlyOdd =
        (event, context) -> {
          if (Facts.number(event) % 2 == 0) {
            throw new EventDroppedException("even numbers stay here");
          }
          return event;
        };
    try (KafkaEventProducer producer = producer(outbound(onlyOdd))) {
      SentEvent even = producer.send(type, fact(type, "ada", 2)).get(30, TimeUnit.SECONDS);
      SentEvent odd = producer.send(type, fact(type, "ada", 3)).get(30, TimeUnit.SECONDS);

      assertThat(even.placements()).isEmpty();
      assertThat(even.notSentReason()).contains("dropped by a filter: even numbers stay here");
      assertThat(odd.notSentReason()).isEmpty();
      assertThat(bus.rawIds("filtered")).containsExactly(odd.metadata().id());
    }
  }

  @Test
  void aRefusalIsThrownWhereTheEventIsSent() {
    FilterException refusal = new FilterException("no-consent", "the learner has not agreed");
    try (KafkaEventProducer producer =
        producer(
            outbound(
                (event, context) -> {
                  throw refusal;
                }))) {
      assertThatThrownBy(() -> producer.send(type, fact(type, "ada", 1))).isSameAs(refusal);
    }
  }

  @Test
  void handlersSeeWhatInboundStepsMadeOfAnEventAndNotWhatTheyWithheld() {
    FilterStep<Event<GenericRecord>> step =
        (event, context) -> {
          if (Facts.number(event) == 1) {
            throw new EventDroppedException("not for us");
          }
          return event.withPayload(fact(type, "renamed", Facts.number(event)));
        };
    try (KafkaEventProducer producer = producer(FilterPipelines.NONE);
        EventConsumer consumer = consumer(step)) {
      producer.send(type, fact(type, "ada", 1));
      producer.send(type, fact(type, "ada", 2));
      seen.await(1);

      assertThat(seen.all()).extracting(Seen.One::user).containsExactly("renamed");
      assertThat(seen.numbers()).containsExactly(2L);
      Await.until("the listener hears", () -> listening.told.contains("handled"));
      assertThat(listening.told).containsExactly("withheld not for us", "skipped", "handled");
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void anInboundStepThatFailsIsRetriedAndEndsAsADeadLetter() {
    AtomicInteger attempts = new AtomicInteger();
    try (KafkaEventProducer producer = producer(FilterPipelines.NONE);
        EventConsumer consumer =
            consumer(
                (event, context) -> {
                  attempts.incrementAndGet();
                  throw new IllegalStateException("the directory is away");
                })) {
      producer.send(type, fact(type, "ada", 1));

      Await.until("a dead letter", () -> listening.told.contains("dead EXHAUSTED"));
      assertThat(attempts).hasValue(2);
      assertThat(seen.count()).isZero();
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void anInboundStepMayRejectAnEventForGood() {
    AtomicInteger attempts = new AtomicInteger();
    try (KafkaEventProducer producer = producer(FilterPipelines.NONE);
        EventConsumer consumer =
            consumer(
                (event, context) -> {
                  attempts.incrementAndGet();
                  throw new EventRejectedException("never");
                })) {
      producer.send(type, fact(type, "ada", 1));

      Await.until("a dead letter", () -> listening.told.contains("dead REJECTED"));
      assertThat(attempts).hasValue(1);
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  private static final class Listening implements ConsumerListener {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void handled(String handler, Event<?> event, Delivery delivery, Duration took) {
      told.add("handled");
    }

    @Override
    public void withheld(String handler, Event<?> event, Delivery delivery, String reason) {
      told.add("withheld " + reason);
      ConsumerListener.super.withheld(handler, event, delivery, reason);
    }

    @Override
    public void skipped(org.openedx.eventbus.event.EventName type, Delivery delivery) {
      told.add("skipped");
    }

    @Override
    public void deadLettered(String handler, Delivery delivery, Disposition disposition) {
      told.add("dead " + disposition);
    }
  }
}
