package com.acme.zapier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CREATED;
import static org.openedx.events.learning.LearningEvents.PERSISTENT_GRADE_SUMMARY_CHANGED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.plugin.Plugins;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.eventbus.testkit.junit.LocalEventBusTest;
import org.openedx.eventbus.testkit.sample.SampleEvents;
import org.openedx.events.learning.CourseEnrollmentCreated;
import org.openedx.events.learning.PersistentGradeSummaryChanged;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.CourseEnrollmentData;
import org.openedx.events.learning.data.PersistentCourseGradeData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** Loads the plugin as a host process does, through META-INF/services. */
@LocalEventBusTest
class ZapierPluginTest {
  private static final String METADATA =
      """
      event_metadata_id
      event_metadata_event_type
      event_metadata_minorversion
      event_metadata_source
      event_metadata_sourcehost
      event_metadata_time
      event_metadata_sourcelib
      """;
  private static final UserData ADA =
      new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"));
  private static final UserData BOB =
      new UserData(7, false, new UserPersonalData("bob", "bob@example.org", ""));
  private static final IsoDateTime DAY = new IsoDateTime("2026-01-02T03:04:05+00:00");
  private static final CourseData COURSE =
      new CourseData("course-v1:edX+DemoX+2026", "Démo & more", DAY, null);

  private WebhookServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new WebhookServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Plugins pluginWithAllWebhooks() throws InterruptedException {
    return Plugins.load(
            EventBusConfig.of(
                Map.of(
                    "eventbus.plugin.events-2-zapier.registration.webhook",
                    server.address("registration").toString(),
                    "eventbus.plugin.events-2-zapier.enrollment.webhook",
                    server.address("enrollment").toString(),
                    "eventbus.plugin.events-2-zapier.grade.webhook",
                    server.address("grade").toString())))
        .start();
  }

  private List<String> keys() {
    return List.copyOf(server.requests().get(0).form().keySet());
  }

  @Test
  void registrationHasNamesOfOpenEdxPlugin(TestEventBus bus) throws Exception {
    try (Plugins plugins = pluginWithAllWebhooks()) {
      bus.handlers(plugins.handlers());
      bus.send(STUDENT_REGISTRATION_COMPLETED, new StudentRegistrationCompleted(ADA));
    }

    assertThat(server.requests().get(0).path()).endsWith("/registration");
    assertThat(keys())
        .containsExactlyElementsOf(
            lines(
                """
                user_id
                user_is_active
                user_pii_username
                user_pii_email
                user_pii_name
                """
                    + METADATA));
    assertThat(server.requests().get(0).form())
        .containsEntry("user_id", List.of("42"))
        .containsEntry("user_is_active", List.of("True"))
        .containsEntry("user_pii_email", List.of("ada@example.org"))
        .containsEntry(
            "event_metadata_event_type",
            List.of("org.openedx.learning.student.registration.completed.v1"))
        .containsEntry("event_metadata_time", List.of("2026-01-01T00:00:00+00:00"))
        .containsEntry("event_metadata_sourcelib", List.of("0", "0", "0"));
  }

  @Test
  void enrollmentHasNamesOfOpenEdxPlugin(TestEventBus bus) throws Exception {
    try (Plugins plugins = pluginWithAllWebhooks()) {
      bus.handlers(plugins.handlers());
      bus.send(
          COURSE_ENROLLMENT_CREATED,
          new CourseEnrollmentCreated(
              new CourseEnrollmentData(ADA, COURSE, "audit", true, DAY, BOB)));
    }

    assertThat(server.requests().get(0).path()).endsWith("/enrollment");
    // enrollment_course_end is not set.
    assertThat(keys())
        .containsExactlyElementsOf(
            lines(
                """
                enrollment_user_id
                enrollment_user_is_active
                enrollment_user_pii_username
                enrollment_user_pii_email
                enrollment_user_pii_name
                enrollment_course_course_key
                enrollment_course_display_name
                enrollment_course_start
                enrollment_mode
                enrollment_is_active
                enrollment_creation_date
                enrollment_created_by_id
                enrollment_created_by_is_active
                enrollment_created_by_pii_username
                enrollment_created_by_pii_email
                enrollment_created_by_pii_name
                """
                    + METADATA));
    assertThat(server.requests().get(0).form())
        .containsEntry("enrollment_course_display_name", List.of("Démo & more"))
        .containsEntry("enrollment_created_by_is_active", List.of("False"))
        .containsEntry("enrollment_created_by_pii_name", List.of(""));
  }

  @Test
  void gradeHasNamesOfOpenEdxPlugin(TestEventBus bus) throws Exception {
    try (Plugins plugins = pluginWithAllWebhooks()) {
      bus.handlers(plugins.handlers());
      bus.send(
          PERSISTENT_GRADE_SUMMARY_CHANGED,
          new PersistentGradeSummaryChanged(
              new PersistentCourseGradeData(42, COURSE, DAY, "v9", "hash", 0.83, "Pass", DAY)));
    }

    assertThat(server.requests().get(0).path()).endsWith("/grade");
    assertThat(keys())
        .containsExactlyElementsOf(
            lines(
                """
                grade_user_id
                grade_course_course_key
                grade_course_display_name
                grade_course_start
                grade_course_edited_timestamp
                grade_course_version
                grade_grading_policy_hash
                grade_percent_grade
                grade_letter_grade
                grade_passed_timestamp
                """
                    + METADATA));
    assertThat(server.requests().get(0).form())
        .containsEntry("grade_percent_grade", List.of("0.83"));
  }

  @Test
  void webhookWithoutAddressHasNoHandler() throws Exception {
    try (Plugins none = Plugins.load(EventBusConfig.of(Map.of()));
        Plugins one =
            Plugins.load(
                EventBusConfig.of(
                    Map.of(
                        "eventbus.plugin.events-2-zapier.grade.webhook",
                        server.address("grade").toString(),
                        "eventbus.plugin.events-2-zapier.enrollment.webhook",
                        "")))) {
      assertThat(none.failures()).isEmpty();
      assertThat(none.handlers()).isEmpty();
      assertThat(one.handlers())
          .singleElement()
          .satisfies(each -> assertThat(each.name()).isEqualTo("events-2-zapier/grade"));
    }
  }

  @Test
  void everySampleOfEveryVersionIsPosted(TestEventBus bus) throws Exception {
    try (Plugins plugins = pluginWithAllWebhooks()) {
      bus.handlers(plugins.handlers());
      SampleEvents.of(STUDENT_REGISTRATION_COMPLETED).giveTo(each -> bus.send(each).join());
      SampleEvents.of(COURSE_ENROLLMENT_CREATED).giveTo(each -> bus.send(each).join());
      SampleEvents.of(PERSISTENT_GRADE_SUMMARY_CHANGED).giveTo(each -> bus.send(each).join());
    }

    assertThat(server.requests()).hasSize(bus.events().size()).hasSizeGreaterThan(300);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
