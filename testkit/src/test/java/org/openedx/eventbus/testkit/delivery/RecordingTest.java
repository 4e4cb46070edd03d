package org.openedx.eventbus.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.DeliveryHandler;

class RecordingTest {
  private final DeliveryHistory history = new DeliveryHistory();
  private final Event<GenericRecord> event = Greeting.event();
  private final Delivery delivery = new Delivery("t", 0, 7, 1);

  @Test
  void eachAttemptOfTheHandlerIsRecorded() throws Exception {
    sent();
    DeliveryHandler<GenericRecord> handler = history.recording("m", "mail", (event, at) -> {});
    assertThat(history.check(Guarantee.all()).count(Violation.Kind.LOST)).isEqualTo(1);
    handler.handle(event, delivery);
    history.check(Guarantee.all()).assertHolds();
    handler.handle(event, delivery);
    assertThat(history.check().figures()).contains("events 1").contains("duplicates 1");
  }

  @Test
  void failureOfTheHandlerIsRecordedAndRethrown() {
    sent();
    DeliveryHandler<GenericRecord> handler =
        history.recording(
            "m",
            "mail",
            (event, at) -> {
              throw new IllegalStateException("database unavailable");
            });
    assertThatThrownBy(() -> handler.handle(event, delivery)).hasMessage("database unavailable");
    assertThat(history.check(Guarantee.all()).count(Violation.Kind.LOST)).isEqualTo(1);
    history.deadLetter(
        "mail", new Placement("t", 0, 7), event.id().toString(), "EXHAUSTED", Long.MAX_VALUE - 1);
    assertThat(history.check(Guarantee.all()).assertHolds().deadLetters()).isEqualTo(1);
  }

  private void sent() {
    history.sent(
        new SentEvent(event.metadata(), List.of(new Placement("t", 0, 7)), Optional.empty()),
        "ada",
        "mail");
  }
}
