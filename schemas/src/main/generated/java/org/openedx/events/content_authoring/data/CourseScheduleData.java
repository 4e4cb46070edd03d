// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * When a course run takes place and who sets its pace.
 *
 * @param start When the course run begins.
 * @param pacing Who sets the pace: instructor or self.
 * @param end When the course run ends, if that is set. May be null.
 * @param enrollmentStart From when on learners can enroll, if that is set. May be null.
 * @param enrollmentEnd Until when learners can enroll, if that is set. May be null.
 */
public record CourseScheduleData(IsoDateTime start, String pacing, @Nullable IsoDateTime end,
    @Nullable IsoDateTime enrollmentStart, @Nullable IsoDateTime enrollmentEnd) {
  public CourseScheduleData {
    PayloadFields.required(start, "CourseScheduleData.start");
    PayloadFields.required(pacing, "CourseScheduleData.pacing");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .start(start)
        .pacing(pacing)
        .end(end)
        .enrollmentStart(enrollmentStart)
        .enrollmentEnd(enrollmentEnd);
  }

  public CourseScheduleData withStart(IsoDateTime start) {
    return new CourseScheduleData(start, pacing, end, enrollmentStart, enrollmentEnd);
  }

  public CourseScheduleData withPacing(String pacing) {
    return new CourseScheduleData(start, pacing, end, enrollmentStart, enrollmentEnd);
  }

  public CourseScheduleData withEnd(@Nullable IsoDateTime end) {
    return new CourseScheduleData(start, pacing, end, enrollmentStart, enrollmentEnd);
  }

  public CourseScheduleData withEnrollmentStart(@Nullable IsoDateTime enrollmentStart) {
    return new CourseScheduleData(start, pacing, end, enrollmentStart, enrollmentEnd);
  }

  public CourseScheduleData withEnrollmentEnd(@Nullable IsoDateTime enrollmentEnd) {
    return new CourseScheduleData(start, pacing, end, enrollmentStart, enrollmentEnd);
  }

  /** Builder of {@link CourseScheduleData}. */
  public static final class Builder {
    private @Nullable IsoDateTime start;
    private @Nullable String pacing;
    private @Nullable IsoDateTime end;
    private @Nullable IsoDateTime enrollmentStart;
    private @Nullable IsoDateTime enrollmentEnd;

    private Builder() {}

    public Builder start(IsoDateTime start) {
      this.start = start;
      return this;
    }

    public Builder pacing(String pacing) {
      this.pacing = pacing;
      return this;
    }

    public Builder end(@Nullable IsoDateTime end) {
      this.end = end;
      return this;
    }

    public Builder enrollmentStart(@Nullable IsoDateTime enrollmentStart) {
      this.enrollmentStart = enrollmentStart;
      return this;
    }

    public Builder enrollmentEnd(@Nullable IsoDateTime enrollmentEnd) {
      this.enrollmentEnd = enrollmentEnd;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseScheduleData build() {
      return new CourseScheduleData(
          PayloadFields.required(start, "CourseScheduleData.start"),
          PayloadFields.required(pacing, "CourseScheduleData.pacing"),
          end,
          enrollmentStart,
          enrollmentEnd);
    }
  }
}
