package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.UserData;

/**
 * Request to create a certificate.
 *
 * @param user the learner
 * @param courseKey the course run, {@code course-v1:edX+DemoX+2026}
 * @param mode the track, for example honor or verified
 * @param status the status of the certificate, for example downloadable
 * @param grade the learner's grade in the course run, as a text, for example 0.93; may be empty
 * @param generationMode {@code self} if the learner requested it, otherwise {@code batch}
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
