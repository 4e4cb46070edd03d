// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.analytics.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * An entry of the tracking log.
 *
 * @param name The kind of entry, such as edx.course.enrollment.activated.
 * @param timestamp When it happened.
 * @param data The contents of the entry, as a JSON object in a string.
 * @param context What surrounds it, as a JSON object in a string: user, address of the
 *     client, course, session.
 */
public record TrackingLogData(String name, IsoDateTime timestamp, String data, String context) {
  public TrackingLogData {
    PayloadFields.required(name, "TrackingLogData.name");
    PayloadFields.required(timestamp, "TrackingLogData.timestamp");
    PayloadFields.required(data, "TrackingLogData.data");
    PayloadFields.required(context, "TrackingLogData.context");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().name(name).timestamp(timestamp).data(data).context(context);
  }

  public TrackingLogData withName(String name) {
    return new TrackingLogData(name, timestamp, data, context);
  }

  public TrackingLogData withTimestamp(IsoDateTime timestamp) {
    return new TrackingLogData(name, timestamp, data, context);
  }

  public TrackingLogData withData(String data) {
    return new TrackingLogData(name, timestamp, data, context);
  }

  public TrackingLogData withContext(String context) {
    return new TrackingLogData(name, timestamp, data, context);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "TrackingLogData[name=" + name
        + ", timestamp=" + timestamp
        + ", data=***"
        + ", context=***"
        + "]";
  }

  /** Builder of {@link TrackingLogData}. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable IsoDateTime timestamp;
    private @Nullable String data;
    private @Nullable String context;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder timestamp(IsoDateTime timestamp) {
      this.timestamp = timestamp;
      return this;
    }

    public Builder data(String data) {
      this.data = data;
      return this;
    }

    public Builder context(String context) {
      this.context = context;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public TrackingLogData build() {
      return new TrackingLogData(
          PayloadFields.required(name, "TrackingLogData.name"),
          PayloadFields.required(timestamp, "TrackingLogData.timestamp"),
          PayloadFields.required(data, "TrackingLogData.data"),
          PayloadFields.required(context, "TrackingLogData.context"));
    }
  }
}
