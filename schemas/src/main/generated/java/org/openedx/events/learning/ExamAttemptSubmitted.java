// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ExamAttemptData;

/**
 * A learner handed in a special exam.
 *
 * @param examAttempt The attempt.
 */
public record ExamAttemptSubmitted(ExamAttemptData examAttempt) {
  public ExamAttemptSubmitted {
    PayloadFields.required(examAttempt, "ExamAttemptSubmitted.exam_attempt");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptSubmitted withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptSubmitted(examAttempt);
  }

  /** Builder of {@link ExamAttemptSubmitted}. */
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
    public ExamAttemptSubmitted build() {
      return new ExamAttemptSubmitted(
          PayloadFields.required(examAttempt, "ExamAttemptSubmitted.exam_attempt"));
    }
  }
}
