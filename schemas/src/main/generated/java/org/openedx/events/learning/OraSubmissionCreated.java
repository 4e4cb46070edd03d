// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().submission(submission);
  }

  public OraSubmissionCreated withSubmission(ORASubmissionData submission) {
    return new OraSubmissionCreated(submission);
  }

  /** Builder of {@link OraSubmissionCreated}. */
  public static final class Builder {
    private @Nullable ORASubmissionData submission;

    private Builder() {}

    public Builder submission(ORASubmissionData submission) {
      this.submission = submission;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public OraSubmissionCreated build() {
      return new OraSubmissionCreated(
          PayloadFields.required(submission, "OraSubmissionCreated.submission"));
    }
  }
}
