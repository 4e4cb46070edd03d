package org.openedx.eventbus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.filter.Enrollment.ADA;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.event.InvalidEventNameException;

class FilterTypeTest {
  private static final FilterType<Enrollment> WITH_TOKEN =
      FilterType.builder(Enrollment.NAME, Enrollment.class)
          .hide(Enrollment::token, Enrollment::withToken, "")
          .protect("user", Enrollment::user)
          .build();

  private final List<Enrollment> seen = new ArrayList<>();

  @Test
  void hiddenFieldIsNotVisibleToStepsAndRestoredForTheCaller() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(WITH_TOKEN, Enrollment.into(seen))
            .step(WITH_TOKEN, (value, context) -> value.withMode("honor").withToken("guessed"))
            .build();

    assertThat(filters.run(WITH_TOKEN, ADA)).isEqualTo(ADA.withMode("honor"));
    assertThat(seen).containsExactly(ADA.withToken(""));
  }

  @Test
  void stepsOfADryRunDoNotContainHiddenFields() {
    FilterPipelines filters =
        FilterPipelines.builder().step(WITH_TOKEN, Enrollment.append("1")).build();

    DryRun<Enrollment> run = filters.dryRun(WITH_TOKEN, ADA);

    assertThat(run.steps().toString()).doesNotContain("secret");
    assertThat(run.result()).contains(ADA.withMode("audit1"));
  }

  @Test
  void failureToRestoreAHiddenFieldNamesTheFilter() {
    FilterType<Enrollment> broken =
        FilterType.builder(Enrollment.NAME, Enrollment.class)
            .hide(
                value -> value.withToken(""),
                (result, original) -> {
                  throw new IllegalStateException("not found");
                })
            .build();
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(broken, FilterOptions.NONE.failSilently(true))
            .step(broken, Enrollment.append("1"))
            .build();

    assertThatThrownBy(() -> filters.run(broken, ADA))
        .isInstanceOfSatisfying(FilterFailedException.class, e -> assertThat(e.step()).isEmpty())
        .hasMessageContaining(Enrollment.NAME)
        .hasRootCauseMessage("not found");
  }

  @Test
  void stepThatChangesAProtectedPartFails() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                WITH_TOKEN,
                "impostor",
                (value, context) -> new Enrollment("eve", value.mode(), value.token()))
            .build();

    assertThatThrownBy(() -> filters.run(WITH_TOKEN, ADA))
        .isInstanceOf(FilterFailedException.class)
        .hasMessageContaining("step impostor")
        .hasMessageContaining("changed the user, which is protected");
  }

  @Test
  void typesOfTheSameNameAndDifferentClassesAreRejected() {
    FilterType<String> text = FilterType.of(Enrollment.NAME, String.class);
    FilterPipelines filters = FilterPipelines.builder().step(text, (v, c) -> v).build();

    assertThatThrownBy(() -> filters.run(WITH_TOKEN, ADA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expect values of java.lang.String");
    assertThatThrownBy(
            () ->
                FilterPipelines.builder()
                    .step(text, (v, c) -> v)
                    .step(WITH_TOKEN, Enrollment.append("1"))
                    .build())
        .hasMessageContaining("has steps for values of java.lang.String and of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "enrollment", "org.openedx.learning.enrollment.started", "Org.a.b.c.d.v1"})
  void nameThatIsNotValidForEventTypesIsRejected(String name) {
    assertThatThrownBy(() -> FilterType.of(name, String.class))
        .isInstanceOf(InvalidEventNameException.class);
  }

  /** Obviously mutable. */
  static final class Setters {
    int count;
  }

  record WithArray(byte[] bytes) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Setters.class,
        WithArray.class,
        byte[].class,
        ArrayList.class,
        java.util.Map.class,
        java.util.Date.class,
        StringBuilder.class,
        int.class
      })
  void obviouslyMutableClassIsRejected(Class<?> type) {
    assertThatThrownBy(() -> FilterType.of(Enrollment.NAME, type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("values of filter " + Enrollment.NAME + " must be immutable");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {String.class, Enrollment.class, java.time.Instant.class, DryRun.Decision.class})
  void immutableClassIsAccepted(Class<?> type) {
    assertThat(FilterType.of(Enrollment.NAME, type).valueClass()).isEqualTo(type);
  }
}
