package org.openedx.eventbus.it.docs;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CREATED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.filter.FilterOptions;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.KafkaEventProducerBuilder;
import org.openedx.events.learning.data.CertificateData;

/** Runs the snippets of {@code docs/filters.md}. */
class FiltersPageTest {
  // snippet: filter-type
  public static final FilterType<SeatRequest> SEAT_REQUESTED =
      FilterType.of("com.acme.travel.seat.booking.requested.v1", SeatRequest.class);

  // end

  private final EventBusConfig config = EventBusConfig.of(Map.of());
  private final List<SeatRequest> booked = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final Mailer mailer = new Mailer();

  private static final class Mailer {
    void congratulate(CertificateData certificate) {
      assertThat(certificate).isNotNull();
    }
  }

  private void book(SeatRequest request) {
    booked.add(request);
  }

  private void show(String message) {
    shown.add(message);
  }

  private void run(FilterPipelines filters, String passenger, String seat, String card) {
    // snippet: filter-run
    try {
      SeatRequest request = filters.run(SEAT_REQUESTED, new SeatRequest(passenger, seat, card));
      book(request);
    } catch (PreventBooking rejection) { // a FilterException
      show(rejection.getMessage()); // code() is for programs, redirect() for browsers
    }
    // end
  }

  private FilterPipelines wired(FilterStep<SeatRequest> loyalty) {
    // snippet: filter-wiring
    FilterPipelines filters =
        FilterPipelines.builder(config)
            .options(SEAT_REQUESTED, FilterOptions.NONE.deadline(ofSeconds(2)))
            .step(SEAT_REQUESTED, new WindowSeats())
            .step(SEAT_REQUESTED, "loyalty", loyalty, FilterOptions.NONE.failSilently(true))
            .build();
    // end
    return filters;
  }

  @Test
  void stepsChangeAndRejectValues() {
    FilterPipelines filters =
        wired(
            (request, context) -> {
              throw new IllegalStateException("fails silently");
            });

    run(filters, "Ada", "7C", "4111");
    run(filters, "Ada", "13C", "4111");

    assertThat(booked).containsExactly(new SeatRequest("Ada", "7A", "4111"));
    assertThat(shown).containsExactly("row 13 is closed");
  }

  @Test
  void filterTypeHidesAndProtectsParts() {
    FilterType<SeatRequest> type =
        // snippet: filter-hide
        FilterType.builder("com.acme.travel.seat.booking.requested.v1", SeatRequest.class)
            .hide(SeatRequest::card, SeatRequest::withCard, "") // steps see an empty text
            .protect("passenger", SeatRequest::passenger) // a step that changes it fails
            .build();
    // end
    List<String> cards = new ArrayList<>();
    FilterPipelines watching =
        FilterPipelines.builder(config)
            .step(
                type,
                (request, context) -> {
                  cards.add(request.card());
                  return request;
                })
            .build();
    SeatRequest request = new SeatRequest("Ada", "7C", "4111");

    assertThat(watching.run(type, request)).isEqualTo(request);
    assertThat(cards).containsExactly("");

    FilterPipelines renaming =
        FilterPipelines.builder(config)
            .step(type, (given, context) -> new SeatRequest("Eve", given.seat(), given.card()))
            .build();
    assertThatThrownBy(() -> renaming.run(type, request)).isInstanceOf(FilterFailedException.class);
  }

  @Test
  void buildersTakeFiltersOfEvents() {
    FilterPipelines filters = FilterPipelines.builder(config).build();
    // snippet: filter-events
    KafkaEventProducerBuilder producer = KafkaEventProducer.builder(config).filters(filters);
    EventConsumerBuilder consumer =
        EventConsumer.builder(config)
            .group("mailer")
            .on(CERTIFICATE_CREATED, event -> mailer.congratulate(event.payload().certificate()))
            .filters(filters);
    // end
    assertThat(producer).isNotNull();
    assertThat(consumer).isNotNull();
  }
}
