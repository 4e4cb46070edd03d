// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ExamAttemptData;

/**
 * An attempt at a special exam was found to be in order.
 *
 * @param examAttempt The attempt.
 */
public record ExamAttemptVerified(ExamAttemptData examAttempt) {
  public ExamAttemptVerified {
    PayloadFields.required(examAttempt, "ExamAttemptVerified.exam_attempt");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptVerified withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptVerified(examAttempt);
  }

  /** Builder of {@link ExamAttemptVerified}. */
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
    public ExamAttemptVerified build() {
      return new ExamAttemptVerified(
          PayloadFields.required(examAttempt, "ExamAttemptVerified.exam_attempt"));
    }
  }
}
