// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ORASubmissionData;

/**
 * A learner handed in an open response assessment.
 *
 * @param submission The new submission.
 */
public record OraSubmissionCreated(ORASubmissionData submission) {
  public OraSubmissionCreated {
    PayloadFields.required(submission, "OraSubmissionCreated.submission");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().submission(submission);
  }

  public OraSubmissionCreated withSubmission(ORASubmissionData submission) {
    return new OraSubmissionCreated(submission);
  }

  /** Collects the fields of a {@link OraSubmissionCreated}. */
  public static final class Builder {
    private @Nullable ORASubmissionData submission;

    private Builder() {}

    public Builder submission(ORASubmissionData submission) {
      this.submission = submission;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public OraSubmissionCreated build() {
      return new OraSubmissionCreated(
          PayloadFields.required(submission, "OraSubmissionCreated.submission"));
    }
  }
}
