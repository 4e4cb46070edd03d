package org.openedx.eventbus.consumer.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.openedx.eventbus.handler.HandlerInterceptor;
import org.openedx.eventbus.handler.HandlerRegistration;

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

  private final List<String> calls = new ArrayList<>();
  private final HandlerRegistrations registrations = new HandlerRegistrations();

  private void handle(DeliveryHandler<Object> code) throws Exception {
    GenericRecord payload = new GenericData.Record(TYPE.schema().schema());
    payload.put("number", "17");
    Event<GenericRecord> event =
        new Event<>(TYPE, MetadataFactory.of("openedx/shop/web").at(TYPE, Instant.EPOCH), payload);
    registrations.add(HandlerRegistration.of(TYPE, handler("mailer").calls(code), "code"));
    registrations
        .build(EventBusConfig.of(Map.of()))
        .named("mailer")
        .get(0)
        .handle(event, new Delivery("orders", 0, 3, 1));
  }

  private HandlerInterceptor named(String name) {
    return (handler, event, delivery, next) -> {
      calls.add(name + " before " + handler + " at " + delivery.offset());
      try {
        next.proceed();
      } finally {
        calls.add(name + " after");
      }
    };
  }

  @Test
  void firstInterceptorIsTheOutermost() throws Exception {
    registrations.addInterceptor(named("span"));
    registrations.addInterceptor(named("cache"));

    handle((event, delivery) -> calls.add("handler"));

    assertThat(calls)
        .containsExactly(
            "span before mailer at 3",
            "cache before mailer at 3",
            "handler",
            "cache after",
            "span after");
  }

  @Test
  void exceptionOfTheHandlerPassesThroughInterceptors() {
    registrations.addInterceptor(named("span"));

    assertThatThrownBy(
            () ->
                handle(
                    (event, delivery) -> {
                      throw new IllegalStateException("down");
                    }))
        .hasMessage("down");
    assertThat(calls).endsWith("span after");
  }

  @Test
  void handlerIsNotCalledIfAnInterceptorDoesNotProceed() throws Exception {
    registrations.addInterceptor((handler, event, delivery, next) -> {});

    handle((event, delivery) -> calls.add("handler"));

    assertThat(calls).isEmpty();
  }
}
