// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A block that was opened from another learning platform by LTI.
 *
 * @param user The account on this platform that the person was given.
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param usageKey The key of the block that was opened.
 * @param launchParams What the other platform sent along.
 */
public record LtiProviderLaunchData(UserData user, String courseKey, String usageKey,
    LtiProviderLaunchParamsData launchParams) {
  public LtiProviderLaunchData {
    PayloadFields.required(user, "LtiProviderLaunchData.user");
    PayloadFields.required(courseKey, "LtiProviderLaunchData.course_key");
    PayloadFields.required(usageKey, "LtiProviderLaunchData.usage_key");
    PayloadFields.required(launchParams, "LtiProviderLaunchData.launch_params");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .user(user)
        .courseKey(courseKey)
        .usageKey(usageKey)
        .launchParams(launchParams);
  }

  public LtiProviderLaunchData withUser(UserData user) {
    return new LtiProviderLaunchData(user, courseKey, usageKey, launchParams);
  }

  public LtiProviderLaunchData withCourseKey(String courseKey) {
    return new LtiProviderLaunchData(user, courseKey, usageKey, launchParams);
  }

  public LtiProviderLaunchData withUsageKey(String usageKey) {
    return new LtiProviderLaunchData(user, courseKey, usageKey, launchParams);
  }

  public LtiProviderLaunchData withLaunchParams(LtiProviderLaunchParamsData launchParams) {
    return new LtiProviderLaunchData(user, courseKey, usageKey, launchParams);
  }

  /** Builder of {@link LtiProviderLaunchData}. */
  public static final class Builder {
    private @Nullable UserData user;
    private @Nullable String courseKey;
    private @Nullable String usageKey;
    private @Nullable LtiProviderLaunchParamsData launchParams;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder usageKey(String usageKey) {
      this.usageKey = usageKey;
      return this;
    }

    public Builder launchParams(LtiProviderLaunchParamsData launchParams) {
      this.launchParams = launchParams;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LtiProviderLaunchData build() {
      return new LtiProviderLaunchData(
          PayloadFields.required(user, "LtiProviderLaunchData.user"),
          PayloadFields.required(courseKey, "LtiProviderLaunchData.course_key"),
          PayloadFields.required(usageKey, "LtiProviderLaunchData.usage_key"),
          PayloadFields.required(launchParams, "LtiProviderLaunchData.launch_params"));
    }
  }
}
