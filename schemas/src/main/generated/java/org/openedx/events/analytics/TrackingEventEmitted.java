// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.analytics;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.analytics.data.TrackingLogData;

/**
 * An entry was written to the tracking log.
 *
 * @param trackingLog The entry.
 */
public record TrackingEventEmitted(TrackingLogData trackingLog) {
  public TrackingEventEmitted {
    PayloadFields.required(trackingLog, "TrackingEventEmitted.tracking_log");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().trackingLog(trackingLog);
  }

  public TrackingEventEmitted withTrackingLog(TrackingLogData trackingLog) {
    return new TrackingEventEmitted(trackingLog);
  }

  /** Builder of {@link TrackingEventEmitted}. */
  public static final class Builder {
    private @Nullable TrackingLogData trackingLog;

    private Builder() {}

    public Builder trackingLog(TrackingLogData trackingLog) {
      this.trackingLog = trackingLog;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public TrackingEventEmitted build() {
      return new TrackingEventEmitted(
          PayloadFields.required(trackingLog, "TrackingEventEmitted.tracking_log"));
    }
  }
}
