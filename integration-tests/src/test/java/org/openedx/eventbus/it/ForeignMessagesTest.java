package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.filter.EventFilters;
import org.openedx.eventbus.filter.FilterListener;
import org.openedx.eventbus.filter.FilterOptions;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.it.support.LogLines;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.local.LocalListener;

/**
 * Messages of handlers, filter steps and listeners in the log: they often quote the payload, so
 * that only their classes and stack traces are logged.
 */
class ForeignMessagesTest {
  private static final String SECRET = "ada-71c0de@example.org";

  private final EventType<GenericRecord> type = TestEvents.type("local", "local");

  private static RuntimeException failure() {
    return new IllegalArgumentException(
        "no user " + SECRET, new IllegalStateException("none: " + SECRET));
  }

  private static void assertWithheld(LogLines lines) {
    assertThat(lines.with("java.lang.IllegalArgumentException"))
        .as("of the handler or step, and of the listener")
        .hasSize(2);
    assertThat(lines.text())
        .contains("java.lang.IllegalArgumentException")
        .contains("Caused by: java.lang.IllegalStateException")
        .contains("at " + ForeignMessagesTest.class.getName())
        .doesNotContain(SECRET);
  }

  @Test
  void localBusLogsNoMessageOfAHandlerOrListener() {
    EventHandler<GenericRecord> failing =
        event -> {
          throw failure();
        };
    LocalListener listener =
        new LocalListener() {
          @Override
          public void onFailed(FailedEvent event) {
            throw failure();
          }
        };
    try (LogLines lines = LogLines.capture()) {
      LocalEventBus bus = LocalEventBus.builder().listener(listener).build().on(type, failing);
      assertThat(bus.send(type, payload(type, SECRET, 1))).isCompletedExceptionally();

      assertThat(lines.with("Handler", "failed for")).hasSize(1);
      assertThat(lines.with("Local bus listener failed")).hasSize(1);
      assertWithheld(lines);
    }
  }

  @Test
  void localBusLogsTheReasonOfARejection() {
    EventHandler<GenericRecord> rejecting =
        event -> {
          throw new EventRejectedException("unknown course\nforged line");
        };
    try (LogLines lines = LogLines.capture()) {
      var unused = LocalEventBus.create().on(type, rejecting).send(type, payload(type, SECRET, 1));

      assertThat(lines.text()).contains("unknown course\\nforged line");
    }
  }

  @Test
  void filtersLogNoMessageOfAStepOrListener() {
    FilterType<Event<GenericRecord>> filter = EventFilters.outbound(type);
    FilterListener listener =
        new FilterListener() {
          @Override
          public void onFailed(FailedStep step) {
            throw failure();
          }
        };
    FilterPipelines pipelines =
        FilterPipelines.builder()
            .options(filter, FilterOptions.NONE.failSilently(true))
            .step(
                filter,
                "fails",
                (event, context) -> {
                  throw failure();
                })
            .listener(listener)
            .build();
    try (LogLines lines = LogLines.capture()) {
      Event<GenericRecord> event = event();
      assertThat(pipelines.outbound(event)).isSameAs(event);

      assertThat(lines.with("Step 'fails'", "failed; continuing without it")).hasSize(1);
      assertThat(lines.with("Filter listener failed")).hasSize(1);
      assertWithheld(lines);
    }
  }

  @Test
  void failureOfAFilterContainsNoMessageOfItsStep() {
    FilterType<Event<GenericRecord>> filter = EventFilters.outbound(type);
    FilterPipelines pipelines =
        FilterPipelines.builder()
            .step(
                filter,
                "fails",
                (event, context) -> {
                  throw failure();
                })
            .build();

    assertThatThrownBy(() -> pipelines.outbound(event()))
        .isInstanceOf(FilterFailedException.class)
        .hasMessageContaining("failed: java.lang.IllegalArgumentException")
        .hasMessageNotContaining(SECRET);
  }

  private Event<GenericRecord> event() {
    return new Event<>(type, MetadataFactory.of("test").now(type), payload(type, SECRET, 1));
  }
}
