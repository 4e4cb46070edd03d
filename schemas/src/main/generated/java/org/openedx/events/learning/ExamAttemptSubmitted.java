// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptSubmitted withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptSubmitted(examAttempt);
  }

  /** Collects the fields of a {@link ExamAttemptSubmitted}. */
  public static final class Builder {
    private @Nullable ExamAttemptData examAttempt;

    private Builder() {}

    public Builder examAttempt(ExamAttemptData examAttempt) {
      this.examAttempt = examAttempt;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ExamAttemptSubmitted build() {
      return new ExamAttemptSubmitted(
          PayloadFields.required(examAttempt, "ExamAttemptSubmitted.exam_attempt"));
    }
  }
}
