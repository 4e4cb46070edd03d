// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ExamAttemptData;

/**
 * An attempt at a special exam broke off because of an error.
 *
 * @param examAttempt The attempt.
 */
public record ExamAttemptErrored(ExamAttemptData examAttempt) {
  public ExamAttemptErrored {
    PayloadFields.required(examAttempt, "ExamAttemptErrored.exam_attempt");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptErrored withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptErrored(examAttempt);
  }

  /** Collects the fields of a {@link ExamAttemptErrored}. */
  public static final class Builder {
    private @Nullable ExamAttemptData examAttempt;

    private Builder() {}

    public Builder examAttempt(ExamAttemptData examAttempt) {
      this.examAttempt = examAttempt;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ExamAttemptErrored build() {
      return new ExamAttemptErrored(
          PayloadFields.required(examAttempt, "ExamAttemptErrored.exam_attempt"));
    }
  }
}
