package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Custom headers reach the handler, the dead letter and the redriven event unchanged, after the
 * standard headers.
 */
@EventBusTest
class CustomHeadersDeliveryTest {
  private static final CustomHeaders CUSTOM =
      CustomHeaders.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
          .with("signature", new byte[] {0, -1, 7});

  private final EventType<GenericRecord> type = TestEvents.type("traced", "traced");
  private final List<Event<GenericRecord>> received = new CopyOnWriteArrayList<>();
  private final AtomicBoolean failing = new AtomicBoolean(true);

  @RegisterExtension final Bus bus = Bus.shared();

  private void handle(Event<GenericRecord> event) {
    received.add(event);
    if (failing.get()) {
      throw new EventRejectedException("out of stock");
    }
  }

  private static List<String> names(ConsumerRecord<byte[], byte[]> record) {
    return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
  }

  @Test
  void customHeadersFollowStandardOnesAndSurviveRedrive() throws Exception {
    SentEvent.Placement sent;
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      SendOptions options = SendOptions.NONE.withHeaders(CUSTOM);
      sent = producer.sendAndWait(type, payload(type, "ada", 1), options).placements().get(0);
    }
    try (EventConsumer consumer = bus.consumer().on(type, this::handle).start()) {
      Await.until(
          "the dead letter is written",
          () -> bus.committed("g", "traced", sent.partition()) == sent.offset() + 1);
      failing.set(false);
      try (DeadLetters deadLetters = DeadLetters.open(bus.config(), bus.group("g"))) {
        deadLetters.redrive(DeadLetterFilter.ALL, RedriveOptions.DEFAULT);
      }
      Await.until("the redriven event is handled", () -> received.size() == 2);
    }

    ConsumerRecord<byte[], byte[]> record = bus.raw("traced").get(0);
    assertThat(names(record)).hasSize(12).endsWith("traceparent", "signature");
    ConsumerRecord<byte[], byte[]> copy = bus.raw(bus.group("g") + ".dead-letters").get(0);
    assertThat(List.of(copy.headers().toArray())).startsWith(record.headers().toArray());
    assertThat(names(copy).subList(12, names(copy).size()))
        .isNotEmpty()
        .allMatch(CustomHeaders::isReserved);
    assertThat(received).extracting(Event::headers).containsExactly(CUSTOM, CUSTOM);
  }

  @Test
  void forwardedEventKeepsItsCustomHeaders() throws Exception {
    failing.set(false);
    EventType<GenericRecord> target = TestEvents.type("traced", "forwarded");
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      producer.sendAndWait(type, payload(type, "ada", 1), SendOptions.NONE.withHeaders(CUSTOM));
      try (EventConsumer consumer = bus.consumer().on(type, this::handle).start()) {
        Await.until("the event is handled", () -> received.size() == 1);
      }
      Event<GenericRecord> event = received.get(0);
      producer
          .send(new Event<>(target, event.metadata(), event.payload(), event.headers()))
          .get(20, TimeUnit.SECONDS);
    }

    assertThat(names(bus.raw("forwarded").get(0))).isEqualTo(names(bus.raw("traced").get(0)));
  }
}
