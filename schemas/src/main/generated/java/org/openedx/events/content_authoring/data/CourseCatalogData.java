// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * What a catalogue shows of a course run.
 *
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param name The course's title as learners see it.
 * @param scheduleData When the course run takes place.
 * @param hidden Whether the course run is kept out of the catalogue and of searches.
 * @param invitationOnly Whether learners can enroll by invitation alone.
 */
public record CourseCatalogData(String courseKey, String name, CourseScheduleData scheduleData,
    boolean hidden, boolean invitationOnly) {
  public CourseCatalogData {
    PayloadFields.required(courseKey, "CourseCatalogData.course_key");
    PayloadFields.required(name, "CourseCatalogData.name");
    PayloadFields.required(scheduleData, "CourseCatalogData.schedule_data");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .courseKey(courseKey)
        .name(name)
        .scheduleData(scheduleData)
        .hidden(hidden)
        .invitationOnly(invitationOnly);
  }

  public CourseCatalogData withCourseKey(String courseKey) {
    return new CourseCatalogData(courseKey, name, scheduleData, hidden, invitationOnly);
  }

  public CourseCatalogData withName(String name) {
    return new CourseCatalogData(courseKey, name, scheduleData, hidden, invitationOnly);
  }

  public CourseCatalogData withScheduleData(CourseScheduleData scheduleData) {
    return new CourseCatalogData(courseKey, name, scheduleData, hidden, invitationOnly);
  }

  public CourseCatalogData withHidden(boolean hidden) {
    return new CourseCatalogData(courseKey, name, scheduleData, hidden, invitationOnly);
  }

  public CourseCatalogData withInvitationOnly(boolean invitationOnly) {
    return new CourseCatalogData(courseKey, name, scheduleData, hidden, invitationOnly);
  }

  /** Builder of {@link CourseCatalogData}. */
  public static final class Builder {
    private @Nullable String courseKey;
    private @Nullable String name;
    private @Nullable CourseScheduleData scheduleData;
    private @Nullable Boolean hidden;
    private @Nullable Boolean invitationOnly;

    private Builder() {}

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder scheduleData(CourseScheduleData scheduleData) {
      this.scheduleData = scheduleData;
      return this;
    }

    public Builder hidden(boolean hidden) {
      this.hidden = hidden;
      return this;
    }

    public Builder invitationOnly(boolean invitationOnly) {
      this.invitationOnly = invitationOnly;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseCatalogData build() {
      return new CourseCatalogData(
          PayloadFields.required(courseKey, "CourseCatalogData.course_key"),
          PayloadFields.required(name, "CourseCatalogData.name"),
          PayloadFields.required(scheduleData, "CourseCatalogData.schedule_data"),
          PayloadFields.required(hidden, "CourseCatalogData.hidden"),
          PayloadFields.required(invitationOnly, "CourseCatalogData.invitation_only"));
    }
  }
}
