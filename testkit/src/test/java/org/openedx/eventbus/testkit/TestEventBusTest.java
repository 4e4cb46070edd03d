package org.openedx.eventbus.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.testkit.EventAssertions.assertThat;
import static org.openedx.eventbus.testkit.Greetings.GREETED;
import static org.openedx.eventbus.testkit.Greetings.LEFT;
import static org.openedx.eventbus.testkit.Greetings.by;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletionException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.filter.EventFilters;
import org.openedx.eventbus.filter.FilterPipelines;

class TestEventBusTest {
  private final TestEventBus bus = TestEventBus.create();
  private final RecordingHandler<GenericRecord> greeted = new RecordingHandler<>();
  private final RecordingHandler<GenericRecord> left = new RecordingHandler<>();

  @Test
  void sentEventsAreRecordedAndHandled() {
    bus.on(GREETED, greeted).on(LEFT, left);

    bus.send(GREETED, by("ada"));
    bus.send(LEFT, by(LEFT, "bob"));

    assertThat(bus).sentTypes(GREETED, LEFT).sent(GREETED, by("ada")).sent(LEFT, by(LEFT, "bob"));
    assertThat(greeted).received(by("ada"));
    assertThat(left).received(by(LEFT, "bob"));
  }

  @Test
  void filtersRunAsOnKafka() {
    bus.filters(
            FilterPipelines.builder()
                .step(
                    EventFilters.outbound(GREETED),
                    "anonymous",
                    (event, context) -> event.withPayload(by("guest")))
                .step(
                    EventFilters.inbound(GREETED),
                    "titled",
                    (event, context) -> event.withPayload(by("dear guest")))
                .step(
                    EventFilters.inbound(LEFT),
                    "ignored",
                    (event, context) -> {
                      throw new EventDroppedException("not needed");
                    })
                .build())
        .on(GREETED, greeted)
        .on(LEFT, left);

    bus.send(GREETED, by("ada"));
    bus.send(LEFT, by(LEFT, "bob"));
    bus.close();

    assertThat(bus).sent(GREETED, by("guest")).sent(LEFT, by(LEFT, "bob"));
    assertThat(greeted).received(by("dear guest"));
    Assertions.assertThat(left.payloads()).isEmpty();
  }

  @Test
  void eventSentByAHandlerIsRecordedAfterItsCause() {
    bus.on(GREETED, event -> bus.send(LEFT, event.payload()));

    bus.send(GREETED, by("ada"));

    assertThat(bus).sentTypes(GREETED, LEFT);
  }

  @Test
  void timeIsFixedAndIdsCountFromOne() {
    bus.send(GREETED, by("ada"));
    bus.clock().advance(Duration.ofMinutes(1));
    bus.send(GREETED, by("bob"));
    bus.send(GREETED, by("eve"), SendOptions.at(Instant.EPOCH));

    assertThat(bus.events(GREETED).get(0))
        .hasId(SequentialIds.id(1))
        .happenedAt(TestClock.START)
        .comesFrom(TestMetadata.SOURCE);
    assertThat(bus.events(GREETED).get(1))
        .hasId(SequentialIds.id(2))
        .happenedAt(TestClock.START.plusSeconds(60));
    assertThat(bus.events(GREETED).get(2)).hasId(SequentialIds.id(3)).happenedAt(Instant.EPOCH);
  }

  @Test
  void disabledTypeIsCheckedButNotHandled() {
    bus.on(GREETED, greeted).on(LEFT, left).enableOnly(LEFT);

    SentEvent sent = bus.send(GREETED, by("ada")).join();
    bus.send(LEFT, by("ada"));

    Assertions.assertThat(sent.notSentReason()).isPresent();
    Assertions.assertThat(sent.placements()).isEmpty();
    assertThat(greeted).receivedNothing();
    assertThat(bus).sentTypes(LEFT).sentNothingOf(GREETED);
    GenericRecord empty = new GenericData.Record(GREETED.schema().schema());
    assertThatThrownBy(() -> bus.send(GREETED, empty)).isInstanceOf(InvalidPayloadException.class);
  }

  @Test
  void disablingATypeKeepsOthersDisabled() {
    bus.enableOnly(GREETED).disable(GREETED, GREETED);

    bus.send(GREETED, by("ada"));
    bus.send(LEFT, by("ada"));

    assertThat(bus).sentNothing();
  }

  @Test
  void invalidPayloadIsRejectedAndNotRecorded() {
    GenericRecord empty = new GenericData.Record(GREETED.schema().schema());

    assertThatThrownBy(() -> bus.send(GREETED, empty))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("by is null");

    assertThat(bus).sentNothing();
  }

  @Test
  void handlerFailureFailsTheSendAndTheTest() {
    bus.on(GREETED, event -> failing("first")).on(GREETED, event -> failing("second"));

    assertThatThrownBy(() -> bus.send(GREETED, by("ada")).join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("first");

    Assertions.assertThat(bus.handlerFailures()).hasSize(2);
    assertThatThrownBy(bus::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("handler failures: 2", "first")
        .hasSuppressedException(new IllegalStateException("second"));
  }

  @Test
  void failedAssertionInAHandlerFailsTheTest() {
    AssertionError failed = new AssertionError("not ada");
    bus.on(
        GREETED,
        event -> {
          throw failed;
        });

    bus.send(GREETED, by("bob"));

    assertThatThrownBy(bus::close).isInstanceOf(AssertionError.class).hasCause(failed);
  }

  @Test
  void allowedFailureDoesNotFailTheTest() {
    bus.allowHandlerFailures().on(GREETED, event -> failing("on purpose"));

    bus.send(GREETED, by("ada"));
    bus.close();

    Assertions.assertThat(bus.handlerFailures())
        .singleElement()
        .hasToString("java.lang.IllegalStateException: on purpose");
  }

  @Test
  void closedBusRejectsEvents() {
    bus.close();
    bus.close();

    assertThatThrownBy(() -> bus.send(GREETED, by("ada")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after the end of the test");
  }

  @Test
  void clockIsSharedByAllZones() {
    TestClock clock = TestClock.at(Instant.EPOCH);
    java.time.Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.moveTo(TestClock.START);

    Assertions.assertThat(elsewhere.instant()).isEqualTo(TestClock.START);
    Assertions.assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void idsAreOfVersionSevenAndCountFromOne() {
    Assertions.assertThat(SequentialIds.id(1)).hasToString("00000000-0000-7000-8000-000000000001");
    assertThatThrownBy(() -> SequentialIds.id(0)).hasMessageContaining("from 1");
  }

  private static void failing(String message) {
    throw new IllegalStateException(message);
  }
}
