// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseDiscussionConfigurationData;

/**
 * The discussions of a course run were configured again.
 *
 * @param configuration How they are set up now.
 */
public record CourseDiscussionsChanged(CourseDiscussionConfigurationData configuration) {
  public CourseDiscussionsChanged {
    PayloadFields.required(configuration, "CourseDiscussionsChanged.configuration");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().configuration(configuration);
  }

  public CourseDiscussionsChanged withConfiguration(
      CourseDiscussionConfigurationData configuration) {
    return new CourseDiscussionsChanged(configuration);
  }

  /** Builder of {@link CourseDiscussionsChanged}. */
  public static final class Builder {
    private @Nullable CourseDiscussionConfigurationData configuration;

    private Builder() {}

    public Builder configuration(CourseDiscussionConfigurationData configuration) {
      this.configuration = configuration;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseDiscussionsChanged build() {
      return new CourseDiscussionsChanged(
          PayloadFields.required(configuration, "CourseDiscussionsChanged.configuration"));
    }
  }
}
