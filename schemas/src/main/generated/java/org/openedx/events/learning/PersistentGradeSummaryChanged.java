// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.PersistentCourseGradeData;

/**
 * A learner's grade in a course run was stored.
 *
 * @param grade The grade as it is now.
 */
public record PersistentGradeSummaryChanged(PersistentCourseGradeData grade) {
  public PersistentGradeSummaryChanged {
    PayloadFields.required(grade, "PersistentGradeSummaryChanged.grade");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().grade(grade);
  }

  public PersistentGradeSummaryChanged withGrade(PersistentCourseGradeData grade) {
    return new PersistentGradeSummaryChanged(grade);
  }

  /** Builder of {@link PersistentGradeSummaryChanged}. */
  public static final class Builder {
    private @Nullable PersistentCourseGradeData grade;

    private Builder() {}

    public Builder grade(PersistentCourseGradeData grade) {
      this.grade = grade;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public PersistentGradeSummaryChanged build() {
      return new PersistentGradeSummaryChanged(
          PayloadFields.required(grade, "PersistentGradeSummaryChanged.grade"));
    }
  }
}
