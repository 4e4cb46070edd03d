package com.acme.campus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.CourseEnrollmentData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;
import org.openedx.filters.learning.PreventCertificateCreation;
import org.openedx.filters.learning.PreventRegistration;
import org.openedx.filters.learning.StudentRegistrationForm;

/** Uses the pipelines of the configuration file. */
class CampusTest {
  private static final String NEW = "course-v1:acme+NEW101+2026";
  private static final String OLD = "course-v1:acme+OLD101+2020";

  private final Campus campus =
      new Campus(FilterPipelines.create(EventBusConfig.load(Path.of("eventbus.properties"))));

  private static UserData user(String email, boolean confirmed) {
    return new UserData(7, confirmed, new UserPersonalData("ada", email, "Ada Lovelace"));
  }

  @Test
  void staffEnrollsOnHonorTrackAndClosedCourseIsRejected() {
    UserData learner = user("ada@acme.example", true);
    UserData staff = user("ada@staff.acme.example", true);

    assertEquals("enrolled in " + NEW + " as verified", campus.enroll(learner, NEW, "verified"));
    assertEquals("enrolled in " + NEW + " as honor", campus.enroll(staff, NEW, "verified"));
    assertEquals("sorry: this course is over", campus.enroll(staff, OLD, "honor"));
  }

  @Test
  void silentlyFailedStepIsSkippedAndOthersRun() {
    UserData unknown = user("", true);

    assertEquals("enrolled in " + NEW + " as verified", campus.enroll(unknown, NEW, "verified"));
    assertEquals("sorry: this course is over", campus.enroll(unknown, OLD, "verified"));
  }

  @Test
  void paidEnrollmentCannotBeLeft() {
    UserData learner = user("ada@acme.example", true);
    CourseData course = new CourseData(NEW, "New", null, null);
    IsoDateTime now = IsoDateTime.of(Instant.EPOCH);

    assertEquals(
        "still there: paid",
        campus.leave(new CourseEnrollmentData(learner, course, "verified", true, now, null)));
    assertEquals(
        "left " + NEW,
        campus.leave(new CourseEnrollmentData(learner, course, "audit", true, now, null)));
  }

  @Test
  void registrationRejectsOtherDomainsAndKeepsPassword() {
    Map<String, String> fields =
        Map.of("email", "ada@acme.example", "name", " Ada ", "password", "secret");
    StudentRegistrationForm form = new StudentRegistrationForm(fields);

    assertEquals(form.with("name", "Ada"), campus.register(form));
    PreventRegistration rejection =
        assertThrows(
            PreventRegistration.class,
            () -> campus.register(form.with("email", "ada@example.org")));
    assertEquals("foreign-address", rejection.code());
  }

  @Test
  void inactiveUserIsRedirected() {
    assertEquals("/dashboard", campus.logIn(user("ada@acme.example", true)));
    assertEquals("/confirm", campus.logIn(user("ada@acme.example", false)));
  }

  @Test
  void certificateNeedsSufficientGrade() {
    UserData learner = user("ada@acme.example", true);

    assertEquals("downloadable", campus.certify(learner, NEW, "0.93").status());
    assertThrows(PreventCertificateCreation.class, () -> campus.certify(learner, NEW, "0.2"));
    // A failed step fails the pipeline, and the exception names the step.
    FilterFailedException failure =
        assertThrows(FilterFailedException.class, () -> campus.certify(learner, NEW, "n/a"));
    assertEquals("com.acme.campus.rules.RequirePassingGrade", failure.step().orElseThrow());
  }
}
