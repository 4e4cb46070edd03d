// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A custom course (CCX): a coach's own course run, made from another one.
 *
 * @param ccxCourseKey The key of the custom course, such as
 *     ccx-v1:edX+DemoX+2026+ccx&#64;1.
 * @param masterCourseKey The key of the course run it was made from.
 * @param displayName The custom course's title as learners see it; may be empty.
 * @param coachEmail The e-mail address of the coach who runs it; may be empty.
 * @param start When the custom course begins, as text in the sender's form, if that is
 *     set. May be null.
 * @param end When the custom course ends, as text in the sender's form, if that is set.
 *     May be null.
 * @param maxStudentsAllowed How many learners may enroll at most, if there is a limit.
 *     May be null.
 */
public record CcxCourseData(String ccxCourseKey, String masterCourseKey, String displayName,
    String coachEmail, @Nullable String start, @Nullable String end,
    @Nullable Long maxStudentsAllowed) {
  public CcxCourseData {
    PayloadFields.required(ccxCourseKey, "CcxCourseData.ccx_course_key");
    PayloadFields.required(masterCourseKey, "CcxCourseData.master_course_key");
    PayloadFields.required(displayName, "CcxCourseData.display_name");
    PayloadFields.required(coachEmail, "CcxCourseData.coach_email");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .ccxCourseKey(ccxCourseKey)
        .masterCourseKey(masterCourseKey)
        .displayName(displayName)
        .coachEmail(coachEmail)
        .start(start)
        .end(end)
        .maxStudentsAllowed(maxStudentsAllowed);
  }

  public CcxCourseData withCcxCourseKey(String ccxCourseKey) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  public CcxCourseData withMasterCourseKey(String masterCourseKey) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  public CcxCourseData withDisplayName(String displayName) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  public CcxCourseData withCoachEmail(String coachEmail) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  public CcxCourseData withStart(@Nullable String start) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  public CcxCourseData withEnd(@Nullable String end) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  public CcxCourseData withMaxStudentsAllowed(@Nullable Long maxStudentsAllowed) {
    return new CcxCourseData(ccxCourseKey, masterCourseKey, displayName, coachEmail, start, end,
        maxStudentsAllowed);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "CcxCourseData[ccxCourseKey=" + ccxCourseKey
        + ", masterCourseKey=" + masterCourseKey
        + ", displayName=" + displayName
        + ", coachEmail=***"
        + ", start=" + start
        + ", end=" + end
        + ", maxStudentsAllowed=" + maxStudentsAllowed
        + "]";
  }

  /** Builder of {@link CcxCourseData}. */
  public static final class Builder {
    private @Nullable String ccxCourseKey;
    private @Nullable String masterCourseKey;
    private @Nullable String displayName;
    private @Nullable String coachEmail;
    private @Nullable String start;
    private @Nullable String end;
    private @Nullable Long maxStudentsAllowed;

    private Builder() {}

    public Builder ccxCourseKey(String ccxCourseKey) {
      this.ccxCourseKey = ccxCourseKey;
      return this;
    }

    public Builder masterCourseKey(String masterCourseKey) {
      this.masterCourseKey = masterCourseKey;
      return this;
    }

    public Builder displayName(String displayName) {
      this.displayName = displayName;
      return this;
    }

    public Builder coachEmail(String coachEmail) {
      this.coachEmail = coachEmail;
      return this;
    }

    public Builder start(@Nullable String start) {
      this.start = start;
      return this;
    }

    public Builder end(@Nullable String end) {
      this.end = end;
      return this;
    }

    public Builder maxStudentsAllowed(@Nullable Long maxStudentsAllowed) {
      this.maxStudentsAllowed = maxStudentsAllowed;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CcxCourseData build() {
      return new CcxCourseData(
          PayloadFields.required(ccxCourseKey, "CcxCourseData.ccx_course_key"),
          PayloadFields.required(masterCourseKey, "CcxCourseData.master_course_key"),
          PayloadFields.required(displayName, "CcxCourseData.display_name"),
          PayloadFields.required(coachEmail, "CcxCourseData.coach_email"),
          start,
          end,
          maxStudentsAllowed);
    }
  }
}
