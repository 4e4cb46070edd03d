// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ExamAttemptData;

/**
 * An attempt at a special exam was reset, so that the learner can try again.
 *
 * @param examAttempt The attempt that was reset.
 */
public record ExamAttemptReset(ExamAttemptData examAttempt) {
  public ExamAttemptReset {
    PayloadFields.required(examAttempt, "ExamAttemptReset.exam_attempt");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptReset withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptReset(examAttempt);
  }

  /** Builder of {@link ExamAttemptReset}. */
  public static final class Builder {
    private @Nullable ExamAttemptData examAttempt;

    private Builder() {}

    public Builder examAttempt(ExamAttemptData examAttempt) {
      this.examAttempt = examAttempt;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ExamAttemptReset build() {
      return new ExamAttemptReset(
          PayloadFields.required(examAttempt, "ExamAttemptReset.exam_attempt"));
    }
  }
}
