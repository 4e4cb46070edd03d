// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A learner's grade in a course run, as it was stored.
 *
 * @param userId The number of the learner's account.
 * @param course The course run.
 * @param courseEditedTimestamp When the course run was last edited before the grade was
 *     worked out.
 * @param courseVersion The version of the course run the grade was worked out for.
 * @param gradingPolicyHash A hash of the rules the grade was worked out by; it changes
 *     when they do.
 * @param percentGrade The grade as a part of 1, such as 0.83.
 * @param letterGrade The grade as a letter or Pass; empty where the learner has not
 *     passed.
 * @param passedTimestamp When the learner passed.
 */
public record PersistentCourseGradeData(long userId, CourseData course,
    IsoDateTime courseEditedTimestamp, String courseVersion, String gradingPolicyHash,
    double percentGrade, String letterGrade, IsoDateTime passedTimestamp) {
  public PersistentCourseGradeData {
    PayloadFields.required(course, "PersistentCourseGradeData.course");
    PayloadFields.required(courseEditedTimestamp, "PersistentCourseGradeData.course_edited_timestamp");
    PayloadFields.required(courseVersion, "PersistentCourseGradeData.course_version");
    PayloadFields.required(gradingPolicyHash, "PersistentCourseGradeData.grading_policy_hash");
    PayloadFields.required(letterGrade, "PersistentCourseGradeData.letter_grade");
    PayloadFields.required(passedTimestamp, "PersistentCourseGradeData.passed_timestamp");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .userId(userId)
        .course(course)
        .courseEditedTimestamp(courseEditedTimestamp)
        .courseVersion(courseVersion)
        .gradingPolicyHash(gradingPolicyHash)
        .percentGrade(percentGrade)
        .letterGrade(letterGrade)
        .passedTimestamp(passedTimestamp);
  }

  public PersistentCourseGradeData withUserId(long userId) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withCourse(CourseData course) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withCourseEditedTimestamp(IsoDateTime courseEditedTimestamp) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withCourseVersion(String courseVersion) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withGradingPolicyHash(String gradingPolicyHash) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withPercentGrade(double percentGrade) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withLetterGrade(String letterGrade) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  public PersistentCourseGradeData withPassedTimestamp(IsoDateTime passedTimestamp) {
    return new PersistentCourseGradeData(userId, course, courseEditedTimestamp, courseVersion,
        gradingPolicyHash, percentGrade, letterGrade, passedTimestamp);
  }

  /** Builder of {@link PersistentCourseGradeData}. */
  public static final class Builder {
    private @Nullable Long userId;
    private @Nullable CourseData course;
    private @Nullable IsoDateTime courseEditedTimestamp;
    private @Nullable String courseVersion;
    private @Nullable String gradingPolicyHash;
    private @Nullable Double percentGrade;
    private @Nullable String letterGrade;
    private @Nullable IsoDateTime passedTimestamp;

    private Builder() {}

    public Builder userId(long userId) {
      this.userId = userId;
      return this;
    }

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    public Builder courseEditedTimestamp(IsoDateTime courseEditedTimestamp) {
      this.courseEditedTimestamp = courseEditedTimestamp;
      return this;
    }

    public Builder courseVersion(String courseVersion) {
      this.courseVersion = courseVersion;
      return this;
    }

    public Builder gradingPolicyHash(String gradingPolicyHash) {
      this.gradingPolicyHash = gradingPolicyHash;
      return this;
    }

    public Builder percentGrade(double percentGrade) {
      this.percentGrade = percentGrade;
      return this;
    }

    public Builder letterGrade(String letterGrade) {
      this.letterGrade = letterGrade;
      return this;
    }

    public Builder passedTimestamp(IsoDateTime passedTimestamp) {
      this.passedTimestamp = passedTimestamp;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public PersistentCourseGradeData build() {
      return new PersistentCourseGradeData(
          PayloadFields.required(userId, "PersistentCourseGradeData.user_id"),
          PayloadFields.required(course, "PersistentCourseGradeData.course"),
          PayloadFields.required(courseEditedTimestamp, "PersistentCourseGradeData.course_edited_timestamp"),
          PayloadFields.required(courseVersion, "PersistentCourseGradeData.course_version"),
          PayloadFields.required(gradingPolicyHash, "PersistentCourseGradeData.grading_policy_hash"),
          PayloadFields.required(percentGrade, "PersistentCourseGradeData.percent_grade"),
          PayloadFields.required(letterGrade, "PersistentCourseGradeData.letter_grade"),
          PayloadFields.required(passedTimestamp, "PersistentCourseGradeData.passed_timestamp"));
    }
  }
}
