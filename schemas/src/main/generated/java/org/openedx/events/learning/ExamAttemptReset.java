// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().examAttempt(examAttempt);
  }

  public ExamAttemptReset withExamAttempt(ExamAttemptData examAttempt) {
    return new ExamAttemptReset(examAttempt);
  }

  /** Collects the fields of a {@link ExamAttemptReset}. */
  public static final class Builder {
    private @Nullable ExamAttemptData examAttempt;

    private Builder() {}

    public Builder examAttempt(ExamAttemptData examAttempt) {
      this.examAttempt = examAttempt;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ExamAttemptReset build() {
      return new ExamAttemptReset(
          PayloadFields.required(examAttempt, "ExamAttemptReset.exam_attempt"));
    }
  }
}
