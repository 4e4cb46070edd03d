package org.openedx.eventbus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.FilterFailedException;

class EventFiltersTest {
  private static final FilterType<Event<GenericRecord>> OUTBOUND =
      EventFilters.outbound(Greeted.TYPE);

  @Test
  void nameContainsTheNameOfTheEventType() {
    assertThat(OUTBOUND).hasToString("org.openedx.learning.world.greeted.outbound.v1");
    assertThat(EventFilters.inbound(Greeted.TYPE))
        .hasToString("org.openedx.learning.world.greeted.inbound.v1");
    assertThat(EventFilters.inboundName(EventName.imported("org.openedx.odd")))
        .hasToString("org.openedx.odd.inbound.v0");
  }

  @Test
  void stepReplacesThePayload() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(OUTBOUND, EventFilters.payload(any -> Greeted.payload("eve")))
            .build();

    Event<GenericRecord> result = filters.outbound(Greeted.by("ada"));

    assertThat(filters.inbound(Greeted.by("ada"))).isEqualTo(Greeted.by("ada"));
    assertThat(result.payload()).isEqualTo(Greeted.payload("eve"));
    assertThat(result.metadata()).isEqualTo(Greeted.by("ada").metadata());
  }

  @Test
  void customHeaderOfStepIsAdded() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                OUTBOUND,
                "tenant",
                (event, context) -> event.withHeaders(event.headers().with("tenant", "acme")))
            .step(OUTBOUND, EventFilters.payload(any -> Greeted.payload("eve")))
            .build();

    Event<GenericRecord> result = filters.outbound(Greeted.by("ada"));

    assertThat(result.headers().text("tenant")).contains("acme");
    assertThat(result.payload()).isEqualTo(Greeted.payload("eve"));
  }

  @Test
  void stepThatChangesTheMetadataFails() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                OUTBOUND,
                "forger",
                (event, context) ->
                    new Event<>(
                        event.type(),
                        EventMetadata.of(event.type().name(), new UUID(0, 2)),
                        event.payload()))
            .build();

    assertThatThrownBy(() -> filters.outbound(Greeted.by("ada")))
        .isInstanceOf(FilterFailedException.class)
        .hasMessageContaining("step forger")
        .hasMessageContaining("changed the metadata");
  }
}
