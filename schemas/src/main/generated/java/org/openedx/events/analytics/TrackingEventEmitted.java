// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().trackingLog(trackingLog);
  }

  public TrackingEventEmitted withTrackingLog(TrackingLogData trackingLog) {
    return new TrackingEventEmitted(trackingLog);
  }

  /** Collects the fields of a {@link TrackingEventEmitted}. */
  public static final class Builder {
    private @Nullable TrackingLogData trackingLog;

    private Builder() {}

    public Builder trackingLog(TrackingLogData trackingLog) {
      this.trackingLog = trackingLog;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public TrackingEventEmitted build() {
      return new TrackingEventEmitted(
          PayloadFields.required(trackingLog, "TrackingEventEmitted.tracking_log"));
    }
  }
}
