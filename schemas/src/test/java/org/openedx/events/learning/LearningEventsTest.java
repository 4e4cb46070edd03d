package org.openedx.events.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

class LearningEventsTest {
  @Test
  void eventTypesHaveTopicKeyAndPersonalFields() {
    assertThat(LearningEvents.CERTIFICATE_CHANGED.topic())
        .isEqualTo("learning-certificate-lifecycle");
    assertThat(LearningEvents.COHORT_MEMBERSHIP_CHANGED.keyPath())
        .contains("cohort.course.course_key");
    assertThat(LearningEvents.CERTIFICATE_REVOKED.personalFields())
        .containsExactlyInAnyOrder(
            "certificate.name",
            "certificate.user.pii.email",
            "certificate.user.pii.name",
            "certificate.user.pii.username");
  }

  @Test
  void missingRequiredFieldIsNamed() {
    assertThatThrownBy(() -> new CourseData(null, "Demo", null, null))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("CourseData.course_key");
    assertThatThrownBy(() -> UserData.builder().isActive(true).build())
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("UserData.id");
  }

  @Test
  void printedPayloadHasNoPersonalData() {
    UserData ada = new UserData(42, true, new UserPersonalData("ada", "ada@x.example", "Ada L."));

    assertThat(new StudentRegistrationCompleted(ada).toString())
        .contains("id=42", "username=***")
        .doesNotContain("ada", "Ada");
  }

  @Test
  void withMethodChangesOneField() {
    CourseData course = new CourseData("course-v1:edX+DemoX+2026", "Demo", null, null);

    assertThat(course.withDisplayName("Demonstration"))
        .isEqualTo(course.toBuilder().displayName("Demonstration").build())
        .isNotEqualTo(course);
  }
}
