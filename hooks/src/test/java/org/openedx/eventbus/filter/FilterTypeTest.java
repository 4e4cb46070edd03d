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
  private static final FilterType<Enrollment> SECRETIVE =
      FilterType.builder(Enrollment.NAME, Enrollment.class)
          .withhold(Enrollment::token, Enrollment::withToken, "")
          .keep("user", Enrollment::user)
          .build();

  private final List<Enrollment> seen = new ArrayList<>();

  @Test
  void stepsNeverSeeWhatIsWithheldAndTheCallerGetsItBack() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(SECRETIVE, Enrollment.into(seen))
            .step(SECRETIVE, (value, context) -> value.withMode("honor").withToken("guessed"))
            .build();

    assertThat(filters.run(SECRETIVE, ADA)).isEqualTo(ADA.withMode("honor"));
    assertThat(seen).containsExactly(ADA.withToken(""));
  }

  @Test
  void whatIsWithheldIsNotInADryRunsSteps() {
    FilterPipelines filters =
        FilterPipelines.builder().step(SECRETIVE, Enrollment.append("1")).build();

    DryRun<Enrollment> run = filters.dryRun(SECRETIVE, ADA);

    assertThat(run.steps().toString()).doesNotContain("secret");
    assertThat(run.result()).contains(ADA.withMode("audit1"));
  }

  @Test
  void aTypeThatCannotPutBackFailsTheCallerAndNamesTheType() {
    FilterType<Enrollment> broken =
        FilterType.builder(Enrollment.NAME, Enrollment.class)
            .withhold(
                value -> value.withToken(""),
                (result, original) -> {
                  throw new IllegalStateException("lost it");
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
        .hasRootCauseMessage("lost it");
  }

  @Test
  void aStepThatChangesWhatIsToBeKeptHasFailed() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                SECRETIVE,
                "impostor",
                (value, context) -> new Enrollment("eve", value.mode(), value.token()))
            .build();

    assertThatThrownBy(() -> filters.run(SECRETIVE, ADA))
        .isInstanceOf(FilterFailedException.class)
        .hasMessageContaining("step impostor")
        .hasMessageContaining("changed the user");
  }

  @Test
  void oneNameForTwoClassesIsRefused() {
    FilterType<String> text = FilterType.of(Enrollment.NAME, String.class);
    FilterPipelines filters = FilterPipelines.builder().step(text, (v, c) -> v).build();

    assertThatThrownBy(() -> filters.run(SECRETIVE, ADA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is wired for java.lang.String");
    assertThatThrownBy(
            () ->
                FilterPipelines.builder()
                    .step(text, (v, c) -> v)
                    .step(SECRETIVE, Enrollment.append("1"))
                    .build())
        .hasMessageContaining("is given for two classes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "enrollment", "org.openedx.learning.enrollment.started", "Org.a.b.c.d.v1"})
  void refusesNamesThatEventTypesCouldNotHave(String name) {
    assertThatThrownBy(() -> FilterType.of(name, String.class))
        .isInstanceOf(InvalidEventNameException.class);
  }

  /** Mutable for all to see. */
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
  void refusesClassesThatCanBeSeenToBeMutable(Class<?> type) {
    assertThatThrownBy(() -> FilterType.of(Enrollment.NAME, type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("values of filter " + Enrollment.NAME + " must be immutable");
  }

  @ParameterizedTest
  @ValueSource(classes = {String.class, Enrollment.class, java.time.Instant.class, Decision.class})
  void acceptsClassesThatAreImmutable(Class<?> type) {
    assertThat(FilterType.of(Enrollment.NAME, type).valueClass()).isEqualTo(type);
  }
}
