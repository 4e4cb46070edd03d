package org.openedx.eventbus.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.Event;

class HandlerOptionsTest {
  private static final Delivery DELIVERY = new Delivery("prod-orders", 3, 42, 1);
  private static final BooleanSupplier PAUSED = () -> true;

  @Test
  void handlerWithoutOptionsHasNone() {
    HandlerOptions options = handler();

    assertThat(options.name()).isEmpty();
    assertThat(options.failurePolicy()).isEmpty();
    assertThat(options.pauseCondition()).isEmpty();
  }

  @Test
  void optionsAreCombined() {
    HandlerOptions options =
        handler("audit").onFailure(FailurePolicy.DEFAULT).pausedWhile(PAUSED).named("audit-2");

    assertThat(options.name()).contains("audit-2");
    assertThat(options.failurePolicy()).contains(FailurePolicy.DEFAULT);
    assertThat(options.pauseCondition()).containsSame(PAUSED);
  }

  @Test
  void optionsAreImmutable() {
    HandlerOptions options = handler("audit");
    options.onFailure(FailurePolicy.DEFAULT).pausedWhile(PAUSED).named("other");

    assertThat(options.name()).contains("audit");
    assertThat(options.failurePolicy()).isEmpty();
    assertThat(options.pauseCondition()).isEmpty();
  }

  @Test
  void invalidNameIsRejected() {
    assertThatThrownBy(() -> handler("topic/audit")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> handler("audit").named(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void completedHandlerHasTheOptionsAndRunsTheCode() throws Exception {
    Event<GenericRecord> event = Registrations.event();
    List<Object> received = new ArrayList<>();
    HandlerOptions options = handler("audit");
    EventHandler<GenericRecord> plain = received::add;
    DeliveryHandler<GenericRecord> withDelivery =
        (each, delivery) -> {
          received.add(each);
          received.add(delivery);
        };

    options.calls(plain).handle(event, DELIVERY);
    options.calls(withDelivery).handle(event, DELIVERY);

    assertThat(options.calls(plain).options()).isSameAs(options);
    assertThat(options.calls(withDelivery).options()).isSameAs(options);
    assertThat(received).containsExactly(event, event, DELIVERY);
  }

  @Test
  void handlerThatIsALambdaHasNoOptions() {
    DeliveryHandler<GenericRecord> lambda = (event, delivery) -> {};

    assertThat(lambda.options()).isSameAs(handler());
  }
}
