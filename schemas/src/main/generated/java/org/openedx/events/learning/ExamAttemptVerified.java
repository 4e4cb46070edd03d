// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptVerified withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptVerified(examAttempt);
  }

  /** Collects the fields of a {@link ExamAttemptVerified}. */
  public static final class Builder {
    private @Nullable ExamAttemptData examAttempt;

    private Builder() {}

    public Builder examAttempt(ExamAttemptData examAttempt) {
      this.examAttempt = examAttempt;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ExamAttemptVerified build() {
      return new ExamAttemptVerified(
          PayloadFields.required(examAttempt, "ExamAttemptVerified.exam_attempt"));
    }
  }
}
