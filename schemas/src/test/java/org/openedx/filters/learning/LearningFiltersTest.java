package org.openedx.filters.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.filters.learning.LearningFilters.STUDENT_REGISTRATION_REQUESTED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.filter.FilterCatalog;
import org.openedx.eventbus.filter.FilterPipelines;

class LearningFiltersTest {
  @Test
  void filterTypesHaveNamesOfOpenEdx() {
    assertThat(LearningFilters.CATALOG.stream().map(Object::toString))
        .containsExactly(
            "org.openedx.learning.course.enrollment.started.v1",
            "org.openedx.learning.course.unenrollment.started.v1",
            "org.openedx.learning.student.registration.requested.v1",
            "org.openedx.learning.student.login.requested.v1",
            "org.openedx.learning.certificate.creation.requested.v1");
  }

  @Test
  void filterTypesAreFoundOnClassPath() {
    assertThat(FilterCatalog.discover().stream())
        .containsAll(LearningFilters.CATALOG.stream().toList());
  }

  @Test
  void passwordIsHiddenFromStepsAndNotChanged() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", "ada");
    StudentRegistrationForm.SENSITIVE_FIELDS.forEach(name -> fields.put(name, "secret"));
    StudentRegistrationForm form = new StudentRegistrationForm(fields);
    List<StudentRegistrationForm> seen = new ArrayList<>();
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                STUDENT_REGISTRATION_REQUESTED,
                (value, context) -> {
                  seen.add(value);
                  return value.with("country", "GB").with("password", "guessed");
                })
            .build();

    StudentRegistrationForm result = filters.run(STUDENT_REGISTRATION_REQUESTED, form);

    assertThat(seen)
        .extracting(StudentRegistrationForm::fields)
        .containsExactly(Map.of("username", "ada"));
    assertThat(result).isEqualTo(form.with("country", "GB"));
  }

  @Test
  void passwordSetByStepIsNotAdded() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                STUDENT_REGISTRATION_REQUESTED,
                (value, context) -> value.with("password", "guessed"))
            .build();
    StudentRegistrationForm form = new StudentRegistrationForm(Map.of("username", "ada"));

    assertThat(filters.run(STUDENT_REGISTRATION_REQUESTED, form)).isEqualTo(form);
  }

  @Test
  void formIsImmutableAndPrintsNoValues() {
    Map<String, String> fields = new LinkedHashMap<>(Map.of("email", "ada@example.org"));
    StudentRegistrationForm form = new StudentRegistrationForm(fields);
    fields.put("email", "eve@example.org");

    assertThat(form.field("email")).contains("ada@example.org");
    assertThat(form.toString()).contains("email").doesNotContain("@");
    assertThatThrownBy(() -> form.fields().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
