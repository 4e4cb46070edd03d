package org.openedx.eventbus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventName;

class FilterSettingsTest {
  private static final String TYPE = "org.openedx.learning.student.login.requested.v1";
  private static final String HERE = "eventbus.filters." + TYPE;

  @Test
  void settingsOfOneFilterTypeAreCombined() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                HERE + ".pipeline", "com.acme.A, com.acme.v2.B",
                HERE + ".fail-silently", "true",
                HERE + ".deadline", "2s",
                HERE + ".options.log.level", "debug",
                HERE + ".step.com.acme.v2.B.fail-silently", "false",
                HERE + ".step.com.acme.v2.B.deadline", "1s",
                HERE + ".step.com.acme.v2.B.options.url", "http://localhost"));

    assertThat(FilterSettings.of(config).pipelines())
        .containsExactly(
            Map.entry(
                EventName.of(TYPE),
                new FilterSettings.PipelineSettings(
                    List.of("com.acme.A", "com.acme.v2.B"),
                    FilterOptions.NONE
                        .failSilently(true)
                        .deadline(Duration.ofSeconds(2))
                        .option("log.level", "debug"),
                    Map.of(
                        "com.acme.v2.B",
                        FilterOptions.NONE
                            .failSilently(false)
                            .deadline(Duration.ofSeconds(1))
                            .option("url", "http://localhost")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".pipelines",
        ".step.com.acme.A",
        ".step.pipeline",
        ".options",
        ".options.",
        ".fail.silently",
        ""
      })
  void unknownNameIsAnErrorWithTheKnownNames(String leaf) {
    assertThatThrownBy(() -> EventBusConfig.of(Map.of(HERE + leaf, "true")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(HERE + leaf + ": unknown name")
        .hasMessageContaining("eventbus.filters.<filter type>.pipeline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".fail-silently=maybe", ".deadline=0", ".deadline=soon", ".pipeline=a,,b"})
  void invalidValueIsAnErrorWithTheNameOfTheSetting(String line) {
    String[] parts = line.split("=");
    assertThatThrownBy(() -> EventBusConfig.of(Map.of(HERE + parts[0], parts[1])))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(HERE + parts[0] + ": ");
  }

  @Test
  void valuesOfOptionsAreNotPrinted() {
    EventBusConfig config = EventBusConfig.of(Map.of(HERE + ".options.password", "hunter2"));
    assertThat(config.toString()).contains(HERE).doesNotContain("hunter2");
  }

  @Test
  void slowThresholdHasADefault() {
    assertThat(FilterSettings.of(EventBusConfig.of(Map.of())).slowThreshold())
        .isEqualTo(Duration.ofMillis(500));
  }
}
