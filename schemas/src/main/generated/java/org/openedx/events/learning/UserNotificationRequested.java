// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.UserNotificationData;

/**
 * Certain users are to be notified of something.
 *
 * @param notificationData What to tell them.
 */
public record UserNotificationRequested(UserNotificationData notificationData) {
  public UserNotificationRequested {
    PayloadFields.required(notificationData, "UserNotificationRequested.notification_data");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().notificationData(notificationData);
  }

  public UserNotificationRequested withNotificationData(UserNotificationData notificationData) {
    return new UserNotificationRequested(notificationData);
  }

  /** Builder of {@link UserNotificationRequested}. */
  public static final class Builder {
    private @Nullable UserNotificationData notificationData;

    private Builder() {}

    public Builder notificationData(UserNotificationData notificationData) {
      this.notificationData = notificationData;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public UserNotificationRequested build() {
      return new UserNotificationRequested(
          PayloadFields.required(notificationData, "UserNotificationRequested.notification_data"));
    }
  }
}
