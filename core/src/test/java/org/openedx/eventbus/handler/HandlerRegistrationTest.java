package org.openedx.eventbus.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.eventbus.handler.Registrations.ORDER_PLACED;

import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.HandlerId.Scope;

class HandlerRegistrationTest {
  private static final DeliveryHandler<Object> IGNORE = (event, delivery) -> {};
  private static final HandlerRegistration OF_TYPE =
      HandlerRegistration.of(ORDER_PLACED, handler("audit").calls(IGNORE), "code");

  @Test
  void registrationForATypeHasItsNameAndTarget() {
    assertThat(OF_TYPE.type()).contains(ORDER_PLACED);
    assertThat(OF_TYPE.topic()).isEmpty();
    assertThat(OF_TYPE.id()).isEqualTo(new HandlerId(Scope.TYPE, "audit"));
    assertThat(OF_TYPE.target()).isEqualTo("org.acme.shop.order.placed.v1");
    assertThat(OF_TYPE.refusal()).isEmpty();
  }

  @Test
  void registrationForATopicHasItsNameAndTarget() {
    HandlerRegistration ofTopic = HandlerRegistration.ofTopic("orders", IGNORE, "code");

    assertThat(ofTopic.type()).isEmpty();
    assertThat(ofTopic.topic()).contains("orders");
    assertThat(ofTopic.id()).isEqualTo(new HandlerId(Scope.TOPIC, "default"));
    assertThat(ofTopic.target()).isEqualTo("topic orders");
  }

  @Test
  void registrationForBothTypeAndTopicOrForNeitherIsRejected() {
    assertThatThrownBy(() -> registration(Optional.of(ORDER_PLACED), Optional.of("orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("either an event type or a topic");
    assertThatThrownBy(() -> registration(Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HandlerRegistration registration(
      Optional<EventType<?>> type, Optional<String> topic) {
    return new HandlerRegistration(type, topic, handler(), IGNORE, "code", Optional.empty());
  }

  @Test
  void changedRegistrationKeepsItsOtherParts() {
    EventType<GenericRecord> second = Registrations.type("org.acme.shop.order.placed.v2");
    HandlerRegistration changed =
        OF_TYPE.named("audit-2").withOrigin("plugin mailer").forType(second);

    assertThat(changed.name()).isEqualTo("audit-2");
    assertThat(changed.origin()).isEqualTo("plugin mailer");
    assertThat(changed.type()).contains(second);
    assertThat(changed.handler()).isSameAs(OF_TYPE.handler());
    assertThat(changed.withHandler(IGNORE).handler()).isSameAs(IGNORE);
    assertThat(changed.withHandler(IGNORE).name()).isEqualTo("audit-2");
  }

  @Test
  void refusedHandlerRejectsEveryEvent() {
    HandlerRegistration refused = OF_TYPE.refusing("plugin mailer could not be started");

    assertThat(refused.refusal()).contains("plugin mailer could not be started");
    assertThat(refused.id()).isEqualTo(OF_TYPE.id());
    assertThatThrownBy(() -> refused.handler().handle(event(), new Delivery("orders", 0, 0, 1)))
        .isInstanceOf(EventRejectedException.class)
        .hasMessage("plugin mailer could not be started");
  }

  @SuppressWarnings("unchecked") // the handler ignores the event
  private static Event<Object> event() {
    return (Event<Object>) (Event<?>) Registrations.event();
  }

  @Test
  void registrationIsOfTheObjectThatTheUserPassed() {
    EventHandler<Object> given = event -> {};

    assertThat(OF_TYPE.isOf(IGNORE)).isTrue();
    assertThat(OF_TYPE.isOf(given)).isFalse();
    assertThat(
            HandlerRegistration.of(ORDER_PLACED, handler("audit").calls(given), "code").isOf(given))
        .isTrue();
  }

  @Test
  void registryAcceptsHandlersWithAndWithoutOptions() {
    Registrations registry =
        new Registrations()
            .on(ORDER_PLACED, event -> {})
            .on(ORDER_PLACED, handler("audit").calls((event, delivery) -> {}))
            .onTopic("orders", event -> {})
            .onTopic("orders", handler("all").calls((event, delivery) -> {}))
            .handlers(List.of(OF_TYPE));

    assertThat(registry.all)
        .extracting(each -> each.target() + " " + each.id() + " " + each.origin())
        .containsExactly(
            "org.acme.shop.order.placed.v1 default code",
            "org.acme.shop.order.placed.v1 audit code",
            "topic orders topic/default code",
            "topic orders topic/all code",
            "org.acme.shop.order.placed.v1 audit code");
  }
}
