package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.UserData;

/**
 * A certificate is about to be made.
 *
 * @param courseKey the course run, {@code course-v1:edX+DemoX+2026}
 * @param mode the track, such as honor or verified
 * @param status what the certificate will be, such as downloadable
 * @param grade the learner's grade in the course run, as a text such as 0.93; may be empty
 * @param generationMode {@code self} when the learner asked for it, else {@code batch}
 */
public record CertificateRequest(
    UserData user,
    String courseKey,
    String mode,
    String status,
    String grade,
    String generationMode) {
  public CertificateRequest {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(courseKey, "courseKey");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(grade, "grade");
    Objects.requireNonNull(generationMode, "generationMode");
  }

  public CertificateRequest withUser(UserData value) {
    return new CertificateRequest(value, courseKey, mode, status, grade, generationMode);
  }

  public CertificateRequest withMode(String value) {
    return new CertificateRequest(user, courseKey, value, status, grade, generationMode);
  }

  public CertificateRequest withStatus(String value) {
    return new CertificateRequest(user, courseKey, mode, value, grade, generationMode);
  }
}
