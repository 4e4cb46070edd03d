// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.analytics;

import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** The event types of {@code org.openedx.events.analytics}. */
public final class AnalyticsEvents {
  /**
   * An entry was written to the tracking log.
   *
   * <p>{@code org.openedx.analytics.tracking.event.emitted.v1}, since 2023-11-14.
   *
   * <p>Sent by lms: event-tracking, eventtracking/backends/event_bus.py, in any service, for
   * entries it is set to pass on.
   */
  public static final EventType<TrackingEventEmitted> TRACKING_EVENT_EMITTED =
      EventType.builder(
          EventName.of("org.openedx.analytics.tracking.event.emitted.v1"),
          WireSchema.of(TrackingEventEmittedCodec.SCHEMA),
          TrackingEventEmittedCodec.INSTANCE)
          .topic("analytics-tracking-event-lifecycle")
          .keyPath("tracking_log.name")
          .personalFields(
              Set.of(
                  "tracking_log.context",
                  "tracking_log.data"))
          .build();

  /** The catalogue of all event types of this class. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(
          TRACKING_EVENT_EMITTED);

  private AnalyticsEvents() {}

  /** Provides {@link #CATALOG} to {@link EventCatalog#discover()}. */
  public static final class Provider implements EventCatalog.Provider {
    @Override
    public EventCatalog catalog() {
      return CATALOG;
    }
  }
}
