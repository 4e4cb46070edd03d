package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.internal.lint.LintTexts.field;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.tools.finding.Rule;

class PrivacyTest {
  @TempDir Path module;

  private static String record(String name, String field) {
    return field(
        "part",
        "{'type': 'record', 'name': '%s', 'about': 'A part.', 'fields': [%s]}"
            .formatted(name, field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email", "coach_email", "email_address", "emails", "username", "user_name", "first_name",
        "last_name", "full_name", "fullName", "phone", "phone_number", "mobile_phone", "address",
        "home_address", "postal_code", "date_of_birth", "birth_year", "gender", "password", "ip",
        "ip_address", "client_ip", "profile_image", "bio", "learner_name", "passport_number"
      })
  void personalFieldNameIsReported(String name) {
    assertThat(new LintTexts(module).rulesOf(field(name, "'string'"))).contains(Rule.PII_UNMARKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "display_name",
        "app_name",
        "category_name",
        "file_names",
        "email_subject",
        "location",
        "user_id",
        "course_key",
        "image_url",
        "recipe",
        "description",
        "shipping",
        "zip_file",
        "title",
        "phone_type",
        "body"
      })
  void otherFieldNameIsNotReported(String name) {
    assertThat(new LintTexts(module).rulesOf(field(name, "'string'"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UserPersonalData, true",
    "VerificationAttemptData, true",
    "LearnerProfile, true",
    "CourseCatalogData, false",
    "UserNotificationData, false",
    "CohortData, false",
    "CourseAccessRoleData, false",
    "BadgeTemplateData, false",
    "EnterpriseCustomerUser, false"
  })
  void nameInRecordOfPersonIsReported(String record, boolean personal) {
    assertThat(
            new LintTexts(module)
                .rulesOf(record(record, field("name", "['null', 'string'], 'default': null"))))
        .hasSize(personal ? 1 : 0);
  }

  @Test
  void markOrReasonPreventsTheFinding() {
    LintTexts texts = new LintTexts(module);

    assertThat(texts.rulesOf(field("email", "'string', 'pii': 'email_address'"))).isEmpty();
    assertThat(texts.rulesOf(field("email", "'string', 'noPii': 'Of an office.'"))).isEmpty();
    assertThat(texts.rulesOf(field("email", "'string', 'noPii': ' '")))
        .containsExactly(Rule.CONTRACT_PROPERTY);
    assertThat(texts.rulesOf(field("email", "'string', 'pii': 'email_address', 'noPii': 'Both.'")))
        .containsExactly(Rule.PII_MARK_COMPLETE);
  }

  @Test
  void markOfTheRecordPreventsTheFinding() {
    LintTexts texts = new LintTexts(module);
    String email = field("email", "'string'");

    assertThat(
            texts.rulesOf(record("Person", email).replace("'fields'", "'pii': 'other', 'fields'")))
        .isEmpty();
    assertThat(texts.rulesOf(record("Person", email).replaceFirst("\\]}", "]}, 'pii': 'other'")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'boolean'", "'double'", "{'type': 'array', 'items': 'boolean'}"})
  void personalFieldNameOfOtherTypeIsNotReported(String type) {
    assertThat(new LintTexts(module).rulesOf(field("email", type))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"P14D, 0", "PT336H, 0", "P1D, 0", "P14DT1S, 1", "P15D, 1"})
  void retentionOfMoreThanTwoWeeksIsReported(String retention, int findings) {
    LintTexts texts = new LintTexts(module);
    String email = field("email", "'string', 'pii': 'email_address'");
    texts.write(
        LintTexts.CART, LintTexts.contract(LintTexts.CART, email).replace("P14D", retention));

    assertThat(texts.lint()).hasSize(findings);
  }

  @Test
  void missingRetentionIsReported() {
    LintTexts texts = new LintTexts(module);
    String email = field("email", "'string', 'pii': 'email_address'");
    String contract = LintTexts.contract(LintTexts.CART, email);
    texts.write(LintTexts.CART, contract.replace(",\n    \"retention\": \"P14D\"", ""));

    assertThat(texts.lint())
        .singleElement()
        .satisfies(each -> assertThat(each.rule()).isEqualTo(Rule.PII_TOPIC_RETENTION))
        .satisfies(each -> assertThat(each.location().pointer()).isEqualTo("/event"));
  }
}
