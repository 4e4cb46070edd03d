package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;

/** Memory of events that wait, each of which is a hundred times as large when it is decoded. */
@EventBusTest
class BufferMemoryTest {
  private static final int EVENTS = 200;
  private static final int ITEMS = 5_000;
  private static final EventName NAME = EventName.of("org.acme.shop.list.made.v1");
  private static final EventType<GenericRecord> TYPE =
      GenericCodec.eventType(
              NAME,
              WireSchema.of(
                  """
                  {"type": "record", "name": "CloudEvent", "namespace": "%s", "fields": [
                    {"name": "key", "type": "string"},
                    {"name": "items", "type": {"type": "array", "items": {"type": "record",
                      "name": "Item", "fields": [{"name": "sold", "type": "boolean"}]}}}]}\
                  """
                      .formatted(NAME.value())))
          .topic("lists")
          .keyPath("key")
          .build();

  @RegisterExtension final Bus bus = Bus.shared();

  private void sendAll() {
    Schema item = TYPE.schema().schema().getField("items").schema().getElementType();
    GenericRecord unsold = new GenericData.Record(item);
    unsold.put("sold", false);
    for (int i = 0; i < EVENTS; i++) {
      GenericRecord list = new GenericData.Record(TYPE.schema().schema());
      list.put("key", "key-" + i);
      list.put("items", Collections.nCopies(ITEMS, unsold));
      bus.producer().send(TYPE, list);
    }
    bus.producer().flush();
  }

  private static long heapBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private void assertBounded(EventConsumerBuilder builder, AtomicInteger calls) throws Exception {
    sendAll();
    long before = heapBytes();
    try (EventConsumer consumer = builder.start()) {
      Await.until("all events were given to the handler", () -> calls.get() >= EVENTS);
      Await.until("no handler is running", () -> consumer.health().inFlight() == 0);
      // Decoded, they would need more than 20 MB.
      assertThat(heapBytes() - before).isLessThan(10_000_000);
      Await.until(
          "all events are buffered",
          () ->
              consumer.health().partitions().values().stream()
                      .mapToInt(PartitionHealth::records)
                      .sum()
                  == EVENTS);
    }
  }

  @Test
  void eventsThatWaitForARetryAreNotKeptDecoded() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    assertBounded(
        bus.consumer("consumer.circuit-breaker.failing-keys", "0")
            .onFailure(
                FailurePolicy.retryForever(
                    Backoff.exponential(Duration.ofHours(1), Duration.ofHours(1))))
            .on(
                TYPE,
                (Event<GenericRecord> event) -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException(event.payload().get("key").toString());
                }),
        calls);
  }

  @Test
  void eventsOfAPausedHandlerAreNotKeptDecodedForAnother() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    assertBounded(
        bus.consumer()
            .on(
                TYPE,
                HandlerOptions.handler("returns")
                    .calls((Event<GenericRecord> event) -> calls.incrementAndGet()))
            .on(
                TYPE,
                HandlerOptions.handler("paused")
                    .pausedWhile(() -> true)
                    .calls((Event<GenericRecord> event) -> {})),
        calls);
  }
}
