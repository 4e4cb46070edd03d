package org.openedx.eventbus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.SentEvent;

class LocalEventBusTest {
  private static final EventType<GenericRecord> GREETED =
      GenericCodec.eventType(
              EventName.of("org.openedx.learning.world.greeted.v1"),
              WireSchema.of(
                  "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.openedx.learning.world.greeted.v1\","
                      + "\"fields\":[{\"name\":\"by\",\"type\":\"string\"}]}"))
          .build();

  private final LocalEventBus bus = LocalEventBus.create();
  private final List<Event<GenericRecord>> seen = new ArrayList<>();

  @Test
  void givesEveryHandlerTheEventBeforeSendReturns() {
    bus.on(GREETED, event -> seen.add(event)).on(GREETED, (event, delivery) -> seen.add(event));
    SentEvent sent = bus.sendAndWait(GREETED, payload());
    assertThat(seen)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.payload()).isEqualTo(payload()));
    assertThat(seen.get(0).metadata()).isEqualTo(sent.metadata());
  }

  @Test
  void theOthersRunWhenOneThrows() {
    bus.on(
            GREETED,
            (event, delivery) -> {
              throw new IllegalStateException("no");
            })
        .on(GREETED, event -> seen.add(event));
    assertThatThrownBy(() -> bus.send(GREETED, payload()).join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no");
    assertThat(seen).hasSize(1);
  }

  @Test
  void refusesWhatTheWireRefuses() {
    assertThatThrownBy(() -> bus.send(GREETED, new GenericData.Record(GREETED.schema().schema())))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("by is null");
  }

  private static GenericRecord payload() {
    return PlainJson.read(GREETED, "{\"by\":\"ada\"}");
  }
}
