// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A notification for those in a course run.
 *
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param appName The part of the platform that notifies, such as discussion.
 * @param notificationType The kind of notification, such as new_discussion_post.
 * @param contentUrl Where the notification leads.
 * @param contentContext What the text is filled with, by name; may hold people's names
 *     and what they wrote.
 * @param audienceFilters Who is to be notified: the values allowed, by their kind, such
 *     as enrollment or role.
 */
public record CourseNotificationData(String courseKey, String appName, String notificationType,
    String contentUrl, Map<String, String> contentContext,
    Map<String, List<String>> audienceFilters) {
  public CourseNotificationData {
    PayloadFields.required(courseKey, "CourseNotificationData.course_key");
    PayloadFields.required(appName, "CourseNotificationData.app_name");
    PayloadFields.required(notificationType, "CourseNotificationData.notification_type");
    PayloadFields.required(contentUrl, "CourseNotificationData.content_url");
    contentContext = PayloadFields.mapOf(contentContext, "CourseNotificationData.content_context");
    audienceFilters = PayloadFields.eachValue(audienceFilters, "CourseNotificationData.audience_filters", (item_1, at_1) -> PayloadFields.listOf(item_1, at_1));
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .courseKey(courseKey)
        .appName(appName)
        .notificationType(notificationType)
        .contentUrl(contentUrl)
        .contentContext(contentContext)
        .audienceFilters(audienceFilters);
  }

  public CourseNotificationData withCourseKey(String courseKey) {
    return new CourseNotificationData(courseKey, appName, notificationType, contentUrl,
        contentContext, audienceFilters);
  }

  public CourseNotificationData withAppName(String appName) {
    return new CourseNotificationData(courseKey, appName, notificationType, contentUrl,
        contentContext, audienceFilters);
  }

  public CourseNotificationData withNotificationType(String notificationType) {
    return new CourseNotificationData(courseKey, appName, notificationType, contentUrl,
        contentContext, audienceFilters);
  }

  public CourseNotificationData withContentUrl(String contentUrl) {
    return new CourseNotificationData(courseKey, appName, notificationType, contentUrl,
        contentContext, audienceFilters);
  }

  public CourseNotificationData withContentContext(Map<String, String> contentContext) {
    return new CourseNotificationData(courseKey, appName, notificationType, contentUrl,
        contentContext, audienceFilters);
  }

  public CourseNotificationData withAudienceFilters(Map<String, List<String>> audienceFilters) {
    return new CourseNotificationData(courseKey, appName, notificationType, contentUrl,
        contentContext, audienceFilters);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "CourseNotificationData[courseKey=" + courseKey
        + ", appName=" + appName
        + ", notificationType=" + notificationType
        + ", contentUrl=" + contentUrl
        + ", contentContext=***"
        + ", audienceFilters=" + audienceFilters
        + "]";
  }

  /** Builder of {@link CourseNotificationData}. */
  public static final class Builder {
    private @Nullable String courseKey;
    private @Nullable String appName;
    private @Nullable String notificationType;
    private @Nullable String contentUrl;
    private @Nullable Map<String, String> contentContext;
    private @Nullable Map<String, List<String>> audienceFilters;

    private Builder() {}

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder appName(String appName) {
      this.appName = appName;
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

    public Builder contentContext(Map<String, String> contentContext) {
      this.contentContext = contentContext;
      return this;
    }

    public Builder audienceFilters(Map<String, List<String>> audienceFilters) {
      this.audienceFilters = audienceFilters;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseNotificationData build() {
      return new CourseNotificationData(
          PayloadFields.required(courseKey, "CourseNotificationData.course_key"),
          PayloadFields.required(appName, "CourseNotificationData.app_name"),
          PayloadFields.required(notificationType, "CourseNotificationData.notification_type"),
          PayloadFields.required(contentUrl, "CourseNotificationData.content_url"),
          PayloadFields.required(contentContext, "CourseNotificationData.content_context"),
          PayloadFields.required(audienceFilters, "CourseNotificationData.audience_filters"));
    }
  }
}
