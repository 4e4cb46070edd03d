// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CourseDiscussionConfigurationData;

/**
 * The discussions of a course run were set up anew.
 *
 * @param configuration How they are set up now.
 */
public record CourseDiscussionsChanged(CourseDiscussionConfigurationData configuration) {
  public CourseDiscussionsChanged {
    PayloadFields.required(configuration, "CourseDiscussionsChanged.configuration");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().configuration(configuration);
  }

  public CourseDiscussionsChanged withConfiguration(
      CourseDiscussionConfigurationData configuration) {
    return new CourseDiscussionsChanged(configuration);
  }

  /** Collects the fields of a {@link CourseDiscussionsChanged}. */
  public static final class Builder {
    private @Nullable CourseDiscussionConfigurationData configuration;

    private Builder() {}

    public Builder configuration(CourseDiscussionConfigurationData configuration) {
      this.configuration = configuration;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CourseDiscussionsChanged build() {
      return new CourseDiscussionsChanged(
          PayloadFields.required(configuration, "CourseDiscussionsChanged.configuration"));
    }
  }
}
