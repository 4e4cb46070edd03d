// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A notification for certain users.
 *
 * @param userIds The numbers of the accounts to notify.
 * @param notificationType The kind of notification, such as new_comment.
 * @param contentUrl Where the notification leads.
 * @param appName The part of the platform that notifies, such as discussion.
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param context What the text is filled with, by name; may hold people's names and what
 *     they wrote.
 */
public record UserNotificationData(List<Long> userIds, String notificationType, String contentUrl,
    String appName, String courseKey, Map<String, String> context) {
  public UserNotificationData {
    userIds = PayloadFields.listOf(userIds, "UserNotificationData.user_ids");
    PayloadFields.required(notificationType, "UserNotificationData.notification_type");
    PayloadFields.required(contentUrl, "UserNotificationData.content_url");
    PayloadFields.required(appName, "UserNotificationData.app_name");
    PayloadFields.required(courseKey, "UserNotificationData.course_key");
    context = PayloadFields.mapOf(context, "UserNotificationData.context");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .userIds(userIds)
        .notificationType(notificationType)
        .contentUrl(contentUrl)
        .appName(appName)
        .courseKey(courseKey)
        .context(context);
  }

  public UserNotificationData withUserIds(List<Long> userIds) {
    return new UserNotificationData(userIds, notificationType, contentUrl, appName, courseKey,
        context);
  }

  public UserNotificationData withNotificationType(String notificationType) {
    return new UserNotificationData(userIds, notificationType, contentUrl, appName, courseKey,
        context);
  }

  public UserNotificationData withContentUrl(String contentUrl) {
    return new UserNotificationData(userIds, notificationType, contentUrl, appName, courseKey,
        context);
  }

  public UserNotificationData withAppName(String appName) {
    return new UserNotificationData(userIds, notificationType, contentUrl, appName, courseKey,
        context);
  }

  public UserNotificationData withCourseKey(String courseKey) {
    return new UserNotificationData(userIds, notificationType, contentUrl, appName, courseKey,
        context);
  }

  public UserNotificationData withContext(Map<String, String> context) {
    return new UserNotificationData(userIds, notificationType, contentUrl, appName, courseKey,
        context);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "UserNotificationData[userIds=" + userIds
        + ", notificationType=" + notificationType
        + ", contentUrl=" + contentUrl
        + ", appName=" + appName
        + ", courseKey=" + courseKey
        + ", context=***"
        + "]";
  }

  /** Builder of {@link UserNotificationData}. */
  public static final class Builder {
    private @Nullable List<Long> userIds;
    private @Nullable String notificationType;
    private @Nullable String contentUrl;
    private @Nullable String appName;
    private @Nullable String courseKey;
    private @Nullable Map<String, String> context;

    private Builder() {}

    public Builder userIds(List<Long> userIds) {
      this.userIds = userIds;
      return this;
    }

    public Builder notificationType(String notificationType) {
      this.notificationType = notificationType;
      return this;
    }

    public Builder contentUrl(String contentUrl) {
      this.contentUrl = contentUrl;
      return this;
    }

    public Builder appName(String appName) {
      this.appName = appName;
      return this;
    }

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder context(Map<String, String> context) {
      this.context = context;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public UserNotificationData build() {
      return new UserNotificationData(
          PayloadFields.required(userIds, "UserNotificationData.user_ids"),
          PayloadFields.required(notificationType, "UserNotificationData.notification_type"),
          PayloadFields.required(contentUrl, "UserNotificationData.content_url"),
          PayloadFields.required(appName, "UserNotificationData.app_name"),
          PayloadFields.required(courseKey, "UserNotificationData.course_key"),
          PayloadFields.required(context, "UserNotificationData.context"));
    }
  }
}
