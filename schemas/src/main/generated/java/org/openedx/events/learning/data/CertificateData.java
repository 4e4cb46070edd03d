// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A certificate for a course run.
 *
 * @param user The learner the certificate belongs to.
 * @param course The course run it is for.
 * @param mode The track the learner took, such as honor or verified.
 * @param grade The learner's final grade as a decimal number, such as 0.98; may be
 *     empty.
 * @param downloadUrl Where the certificate's file can be fetched; empty where there is
 *     none.
 * @param name The learner's full name as printed on the certificate.
 * @param currentStatus What state the certificate is in, such as downloadable,
 *     notpassing or unavailable.
 * @param previousStatus What state it was in before; empty where there was none.
 */
public record CertificateData(UserData user, CourseData course, String mode, String grade,
    String downloadUrl, String name, String currentStatus, String previousStatus) {
  public CertificateData {
    PayloadFields.required(user, "CertificateData.user");
    PayloadFields.required(course, "CertificateData.course");
    PayloadFields.required(mode, "CertificateData.mode");
    PayloadFields.required(grade, "CertificateData.grade");
    PayloadFields.required(downloadUrl, "CertificateData.download_url");
    PayloadFields.required(name, "CertificateData.name");
    PayloadFields.required(currentStatus, "CertificateData.current_status");
    PayloadFields.required(previousStatus, "CertificateData.previous_status");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .user(user)
        .course(course)
        .mode(mode)
        .grade(grade)
        .downloadUrl(downloadUrl)
        .name(name)
        .currentStatus(currentStatus)
        .previousStatus(previousStatus);
  }

  public CertificateData withUser(UserData user) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withCourse(CourseData course) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withMode(String mode) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withGrade(String grade) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withDownloadUrl(String downloadUrl) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withName(String name) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withCurrentStatus(String currentStatus) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  public CertificateData withPreviousStatus(String previousStatus) {
    return new CertificateData(user, course, mode, grade, downloadUrl, name, currentStatus,
        previousStatus);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "CertificateData[user=" + user
        + ", course=" + course
        + ", mode=" + mode
        + ", grade=" + grade
        + ", downloadUrl=" + downloadUrl
        + ", name=***"
        + ", currentStatus=" + currentStatus
        + ", previousStatus=" + previousStatus
        + "]";
  }

  /** Builder of {@link CertificateData}. */
  public static final class Builder {
    private @Nullable UserData user;
    private @Nullable CourseData course;
    private @Nullable String mode;
    private @Nullable String grade;
    private @Nullable String downloadUrl;
    private @Nullable String name;
    private @Nullable String currentStatus;
    private @Nullable String previousStatus;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder course(CourseData course) {
      this.course = course;
      return this;
    }

    public Builder mode(String mode) {
      this.mode = mode;
      return this;
    }

    public Builder grade(String grade) {
      this.grade = grade;
      return this;
    }

    public Builder downloadUrl(String downloadUrl) {
      this.downloadUrl = downloadUrl;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder currentStatus(String currentStatus) {
      this.currentStatus = currentStatus;
      return this;
    }

    public Builder previousStatus(String previousStatus) {
      this.previousStatus = previousStatus;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CertificateData build() {
      return new CertificateData(
          PayloadFields.required(user, "CertificateData.user"),
          PayloadFields.required(course, "CertificateData.course"),
          PayloadFields.required(mode, "CertificateData.mode"),
          PayloadFields.required(grade, "CertificateData.grade"),
          PayloadFields.required(downloadUrl, "CertificateData.download_url"),
          PayloadFields.required(name, "CertificateData.name"),
          PayloadFields.required(currentStatus, "CertificateData.current_status"),
          PayloadFields.required(previousStatus, "CertificateData.previous_status"));
    }
  }
}
