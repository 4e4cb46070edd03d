package org.openedx.eventbus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.openedx.eventbus.filter.Enrollment.ADA;
import static org.openedx.eventbus.filter.Enrollment.STARTED;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;

class ConfiguredFiltersTest {
  private static final String HERE = "eventbus.filters." + Enrollment.NAME;

  /** Appends the value of an option. */
  public static final class Appending implements FilterStep<Enrollment> {
    @Override
    public Enrollment apply(Enrollment value, FilterContext context) {
      return value.withMode(value.mode() + context.options().get("suffix"));
    }

    @Override
    public void check(Map<String, String> options) {
      if (!options.containsKey("suffix")) {
        throw new IllegalArgumentException("suffix is missing");
      }
    }
  }

  public static class Failing<T> implements FilterStep<T> {
    @Override
    public T apply(T value, FilterContext context) {
      throw new IllegalStateException("always");
    }
  }

  public static final class FailingEnrollment extends Failing<Enrollment> {}

  public static final class Text extends Failing<String> {}

  public static final class EventOfText extends Failing<Event<String>> {}

  public static final class Anything implements FilterStep<Object> {
    @Override
    public Object apply(Object value, FilterContext context) {
      return value;
    }
  }

  public static final class NeedsMore implements FilterStep<Enrollment> {
    public NeedsMore(String argument) {}

    @Override
    public Enrollment apply(Enrollment value, FilterContext context) {
      return value;
    }
  }

  static final class Hidden extends Failing<Enrollment> {}

  public static final class Exploding extends Failing<Enrollment> {
    public Exploding() {
      throw new IllegalStateException("no database");
    }
  }

  public static final class Unloadable extends Failing<Enrollment> {
    static final int NUMBER = Integer.parseInt("none");
  }

  private static FilterPipelinesBuilder builder(Map<String, String> settings) {
    return FilterPipelines.builder(EventBusConfig.of(settings))
        .types(FilterCatalog.of(STARTED))
        .events(EventCatalog.of(Greeted.TYPE));
  }

  private static String name(Class<?> step) {
    return step.getName();
  }

  @Test
  void configuredStepsRunInTheirOrderAfterStepsOfCode() {
    FilterPipelines filters =
        builder(
                Map.of(
                    HERE + ".pipeline",
                    name(FailingEnrollment.class) + ", " + name(Appending.class),
                    HERE + ".fail-silently",
                    "true",
                    HERE + ".options.suffix",
                    "-1"))
            .step(STARTED, Enrollment.append("0"))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit0-1");
  }

  @Test
  void optionsOfAStepOverrideThoseOfItsPipeline() {
    String step = HERE + ".step." + name(Appending.class);
    FilterPipelines filters =
        builder(
                Map.of(
                    HERE + ".pipeline", name(Appending.class),
                    HERE + ".fail-silently", "true",
                    HERE + ".options.suffix", "-1",
                    step + ".options.suffix", "-2",
                    step + ".fail-silently", "false",
                    step + ".deadline", "30s"))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit-2");
    assertThat(filters.describe().get(0).steps().get(0))
        .satisfies(
            each -> {
              assertThat(each.failSilently()).isFalse();
              assertThat(each.deadline()).contains(java.time.Duration.ofSeconds(30));
              assertThat(each.origin()).isEqualTo(HERE + ".pipeline");
            });
  }

  @Test
  void stepForAnyValueIsAcceptedInAnyPipeline() {
    FilterPipelines filters = builder(Map.of(HERE + ".pipeline", name(Anything.class))).build();

    assertThat(filters.run(STARTED, ADA)).isSameAs(ADA);
  }

  @Test
  void allProblemsAreInOneErrorWithTheNamesOfSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        HERE + ".pipeline",
        String.join(
            ",",
            "com.acme.Gone",
            name(NeedsMore.class),
            name(Hidden.class),
            name(Text.class),
            "java.lang.String",
            name(Exploding.class),
            name(Unloadable.class),
            name(FailingEnrollment.class),
            name(FailingEnrollment.class),
            name(Appending.class)));
    settings.put(HERE + ".step.com.acme.Other.fail-silently", "true");
    settings.put(
        "eventbus.filters.org.openedx.learning.course.enrollment.startd.v1.deadline", "1s");

    assertThatThrownBy(() -> builder(settings).build())
        .asInstanceOf(type(ConfigurationException.class))
        .extracting(ConfigurationException::problems)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .satisfiesExactlyInAnyOrder(
            each ->
                assertThat(each)
                    .isEqualTo(HERE + ".pipeline: com.acme.Gone: no such class on the class path"),
            each -> assertThat(each).contains("NeedsMore: has no public constructor without"),
            each -> assertThat(each).contains("Hidden: must be a public class"),
            each ->
                assertThat(each)
                    .contains(
                        "Text: filters values of java.lang.String, but the values of this filter"
                            + " type are "
                            + name(Enrollment.class)),
            each -> assertThat(each).contains("java.lang.String: does not implement"),
            each ->
                assertThat(each)
                    .contains("Exploding: its constructor failed")
                    .contains("no database"),
            each ->
                assertThat(each)
                    .contains(
                        "Unloadable: cannot be created: static initializer failed:"
                            + " NumberFormatException"),
            each ->
                assertThat(each)
                    .startsWith(HERE + ".pipeline: ")
                    .contains("already has a step named '" + name(FailingEnrollment.class) + "'"),
            each -> assertThat(each).contains("does not accept its options: suffix is missing"),
            each -> assertThat(each).startsWith(HERE + ".step.com.acme.Other: unknown step"),
            each ->
                assertThat(each)
                    .contains("enrollment.startd.v1: unknown filter type")
                    .endsWith("did you mean " + Enrollment.NAME + "?"));
  }

  @Test
  void filterOfEventsIsFoundByTheNameOfTheEventType() {
    String outbound = "eventbus.filters.org.openedx.learning.world.greeted.outbound.v1.pipeline";

    assertThat(builder(Map.of(outbound, name(Anything.class))).build().describe())
        .singleElement()
        .satisfies(all -> assertThat(all.type()).isEqualTo(EventFilters.outbound(Greeted.TYPE)));
    assertThatThrownBy(() -> builder(Map.of(outbound, name(EventOfText.class))).build())
        .hasMessageContaining(
            "EventOfText: filters values of org.openedx.eventbus.event.Event<java.lang.String>");
  }
}
