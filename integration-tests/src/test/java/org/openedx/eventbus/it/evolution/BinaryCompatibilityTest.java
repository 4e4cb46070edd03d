package org.openedx.eventbus.it.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.generate.GeneratorOptions;

/**
 * Callers that were compiled against the released event classes run on those of the next minor
 * version, without recompilation.
 */
class BinaryCompatibilityTest {
  /** Uses the stable API: constructors, builders, accessors, copies, equality. */
  private static final String CALLER =
      """
      package caller;

      import static org.openedx.events.learning.LearningEvents.*;

      import java.util.ArrayList;
      import java.util.List;
      import java.util.function.Supplier;
      import org.openedx.eventbus.codec.internal.PlainJson;
      import org.openedx.eventbus.event.EventType;
      import org.openedx.eventbus.event.IsoDateTime;
      import org.openedx.events.learning.*;
      import org.openedx.events.learning.data.*;

      public final class Caller implements Supplier<List<String>> {
        private final List<String> said = new ArrayList<>();

        @Override
        public List<String> get() {
          UserData user =
              new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada"));
          IsoDateTime start = new IsoDateTime("2021-09-21T17:40:27+00:00");
          CourseData course = new CourseData("course-v1:edX+DemoX.1+2014", "Demo", start, null);
          CourseEnrollmentData enrollment =
              new CourseEnrollmentData(user, course, "audit", true, start, user);
          CertificateData certificate =
              new CertificateData(user, course, "verified", "0.98", "https://c", "Ada", "a", "b");
          say(STUDENT_REGISTRATION_COMPLETED, new StudentRegistrationCompleted(user));
          say(SESSION_LOGIN_COMPLETED, SessionLoginCompleted.builder().user(user).build());
          say(COURSE_ENROLLMENT_CREATED, new CourseEnrollmentCreated(enrollment));
          say(
              COURSE_ENROLLMENT_CHANGED,
              new CourseEnrollmentChanged(enrollment).withEnrollment(enrollment.withMode("honor")));
          say(COURSE_UNENROLLMENT_COMPLETED, new CourseUnenrollmentCompleted(enrollment));
          say(CERTIFICATE_CREATED, new CertificateCreated(certificate));
          say(CERTIFICATE_CHANGED, new CertificateChanged(certificate).toBuilder().build());
          say(CERTIFICATE_REVOKED, new CertificateRevoked(certificate));
          say(COHORT_MEMBERSHIP_CHANGED, new CohortMembershipChanged(new CohortData(user, course, "c")));
          if (!course.equals(course.toBuilder().displayName("Demo").build())
              || course.end() != null
              || !course.start().equals(start)
              || enrollment.user().id() != 42
              || !certificate.user().pii().username().equals("ada")) {
            throw new AssertionError(course + " " + enrollment + " " + certificate);
          }
          return said;
        }

        private <T> void say(EventType<T> type, T payload) {
          if (!PlainJson.read(type, PlainJson.write(type, payload)).equals(payload)) {
            throw new AssertionError(payload);
          }
          said.add(type.minorVersion() + PlainJson.write(type, payload));
        }
      }
      """;

  @Test
  void callersOfReleasedClassesRunOnTheNextMinorVersion(@TempDir Path directory) {
    Path callers = CompiledSources.directory(directory, "callers");
    CompiledSources.of(
        NextMinorVersion.sources(GeneratorOptions.defaults()),
        CompiledSources.directory(directory, "next"));
    ClassLoader next =
        new IsolatingClassLoader("org.openedx.events.", directory.resolve("next"), getClass());
    CompiledSources released = CompiledSources.of(Map.of("caller/Caller.java", CALLER), callers);
    CompiledSources updated =
        CompiledSources.of(Map.of("caller/Caller.java", CALLER), callers, next);

    List<?> before = (List<?>) ((Supplier<?>) released.instance("caller.Caller")).get();
    List<?> after = (List<?>) ((Supplier<?>) updated.instance("caller.Caller")).get();

    assertThat(before).hasSize(9);
    for (int i = 0; i < before.size(); i++) {
      String old = before.get(i).toString();
      String now = after.get(i).toString();
      assertThat(old).startsWith("0{").doesNotContain("added_later");
      assertThat(now)
          .startsWith("1{")
          .contains("\"added_later\":\"" + NextMinorVersion.ABSENT + "\"");
      assertThat(withoutAddedFields(ContractJson.json(now.substring(1))))
          .isEqualTo(ContractJson.json(old.substring(1)));
    }
  }

  private static JsonNode withoutAddedFields(JsonNode payload) {
    if (payload instanceof ObjectNode object) {
      object.remove(List.of("added_later", "nickname", "language"));
    }
    payload.forEach(BinaryCompatibilityTest::withoutAddedFields);
    return payload;
  }
}
