package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerInterceptor;

class HandlerInterceptorTest {
  private static final EventType<GenericRecord> TYPE =
      GenericCodec.eventType(
              EventName.of("com.acme.shop.order.placed.v1"),
              WireSchema.of(
                  """
                  {"type": "record", "name": "CloudEvent",
                   "namespace": "com.acme.shop.order.placed.v1",
                   "fields": [{"name": "number", "type": "string"}]}\
                  """))
          .topic("orders")
          .build();

  private final List<String> seen = new ArrayList<>();
  private final EventConsumerBuilder builder = EventConsumer.builder(EventBusConfig.of(Map.of()));

  private void handle(DeliveryHandler<Object> handler) throws Exception {
    GenericRecord payload = new GenericData.Record(TYPE.schema().schema());
    payload.put("number", "17");
    Event<GenericRecord> event =
        new Event<>(TYPE, MetadataFactory.of("openedx/shop/web").at(TYPE, Instant.EPOCH), payload);
    builder
        .handler(
            new HandlerId(HandlerId.Scope.TYPE, "mailer"),
            new Handlers.Options(Optional.empty(), Optional.empty()),
            any -> handler)
        .handle(event, new Delivery("orders", 0, 3, 1));
  }

  private HandlerInterceptor named(String name) {
    return (handler, event, delivery, next) -> {
      seen.add(name + " before " + handler + " at " + delivery.offset());
      try {
        next.proceed();
      } finally {
        seen.add(name + " after");
      }
    };
  }

  @Test
  void theFirstOneGivenIsTheOutermost() throws Exception {
    builder.around(named("span")).around(named("cache"));

    handle((event, delivery) -> seen.add("handler"));

    assertThat(seen)
        .containsExactly(
            "span before mailer at 3",
            "cache before mailer at 3",
            "handler",
            "cache after",
            "span after");
  }

  @Test
  void whatTheHandlerThrowsPassesThroughThem() {
    builder.around(named("span"));

    assertThatThrownBy(
            () ->
                handle(
                    (event, delivery) -> {
                      throw new IllegalStateException("down");
                    }))
        .hasMessage("down");
    assertThat(seen).endsWith("span after");
  }

  @Test
  void oneThatDoesNotProceedKeepsTheEventFromItsHandler() throws Exception {
    builder.around((handler, event, delivery, next) -> {});

    handle((event, delivery) -> seen.add("handler"));

    assertThat(seen).isEmpty();
  }
}
