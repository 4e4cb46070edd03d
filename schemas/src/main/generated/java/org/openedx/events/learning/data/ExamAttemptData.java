// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * An attempt at a special exam: a timed or a proctored one.
 *
 * @param studentUser The learner who takes the exam.
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param usageKey The key of the exam's block in the course run.
 * @param examType The kind of exam, such as timed or proctored.
 * @param requestingUser Whose doing this is, where that is known: the learner, or one of
 *     the staff. May be null.
 */
public record ExamAttemptData(UserData studentUser, String courseKey, String usageKey,
    String examType, @Nullable UserData requestingUser) {
  public ExamAttemptData {
    PayloadFields.required(studentUser, "ExamAttemptData.student_user");
    PayloadFields.required(courseKey, "ExamAttemptData.course_key");
    PayloadFields.required(usageKey, "ExamAttemptData.usage_key");
    PayloadFields.required(examType, "ExamAttemptData.exam_type");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .studentUser(studentUser)
        .courseKey(courseKey)
        .usageKey(usageKey)
        .examType(examType)
        .requestingUser(requestingUser);
  }

  public ExamAttemptData withStudentUser(UserData studentUser) {
    return new ExamAttemptData(studentUser, courseKey, usageKey, examType, requestingUser);
  }

  public ExamAttemptData withCourseKey(String courseKey) {
    return new ExamAttemptData(studentUser, courseKey, usageKey, examType, requestingUser);
  }

  public ExamAttemptData withUsageKey(String usageKey) {
    return new ExamAttemptData(studentUser, courseKey, usageKey, examType, requestingUser);
  }

  public ExamAttemptData withExamType(String examType) {
    return new ExamAttemptData(studentUser, courseKey, usageKey, examType, requestingUser);
  }

  public ExamAttemptData withRequestingUser(@Nullable UserData requestingUser) {
    return new ExamAttemptData(studentUser, courseKey, usageKey, examType, requestingUser);
  }

  /** Builder of {@link ExamAttemptData}. */
  public static final class Builder {
    private @Nullable UserData studentUser;
    private @Nullable String courseKey;
    private @Nullable String usageKey;
    private @Nullable String examType;
    private @Nullable UserData requestingUser;

    private Builder() {}

    public Builder studentUser(UserData studentUser) {
      this.studentUser = studentUser;
      return this;
    }

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder usageKey(String usageKey) {
      this.usageKey = usageKey;
      return this;
    }

    public Builder examType(String examType) {
      this.examType = examType;
      return this;
    }

    public Builder requestingUser(@Nullable UserData requestingUser) {
      this.requestingUser = requestingUser;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ExamAttemptData build() {
      return new ExamAttemptData(
          PayloadFields.required(studentUser, "ExamAttemptData.student_user"),
          PayloadFields.required(courseKey, "ExamAttemptData.course_key"),
          PayloadFields.required(usageKey, "ExamAttemptData.usage_key"),
          PayloadFields.required(examType, "ExamAttemptData.exam_type"),
          requestingUser);
    }
  }
}
