package org.openedx.eventbus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.filter.Enrollment.ADA;
import static org.openedx.eventbus.filter.Enrollment.STARTED;
import static org.openedx.eventbus.filter.Enrollment.append;
import static org.openedx.eventbus.filter.Enrollment.into;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.FilterFailedException;

class FilterPipelinesTest {
  private static final FilterOptions SILENTLY = FilterOptions.NONE.failSilently(true);

  private final List<Enrollment> seen = new ArrayList<>();

  @Test
  void stepReceivesTheResultOfThePreviousStep() {
    FilterPipelines filters =
        FilterPipelines.builder().steps(STARTED, append("1"), append("2"), into(seen)).build();

    Enrollment result = filters.run(STARTED, ADA);

    assertThat(result.mode()).isEqualTo("audit12");
    assertThat(seen).containsExactly(result);
  }

  @Test
  void valueIsReturnedUnchangedWithoutSteps() {
    assertThat(FilterPipelines.builder().build().run(STARTED, ADA)).isSameAs(ADA);
  }

  @Test
  void stopSkipsLaterSteps() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(STARTED, append("1"))
            .step(STARTED, (value, context) -> context.stop(value.withMode(value.mode() + "!")))
            .step(STARTED, into(seen))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit1!");
    assertThat(seen).isEmpty();
  }

  @Test
  void stepThatFailsAfterStopDoesNotStopThePipeline() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SILENTLY)
            .step(
                STARTED,
                (value, context) -> {
                  throw new IllegalStateException(context.stop("too late"));
                })
            .step(STARTED, append("2"))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit2");
  }

  @Test
  void callerReceivesARejectionEvenIfStepsFailSilently() {
    Enrollment.PreventEnrollment rejection = new Enrollment.PreventEnrollment("closed");
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SILENTLY)
            .step(
                STARTED,
                (value, context) -> {
                  throw rejection;
                })
            .step(STARTED, into(seen))
            .build();

    assertThatThrownBy(() -> filters.run(STARTED, ADA)).isSameAs(rejection);
    assertThat(rejection.code()).isEqualTo("closed");
    assertThat(rejection.redirect()).contains("https://example.org/closed");
    assertThat(seen).isEmpty();
  }

  @Test
  void callerReceivesAFailureWithFilterAndStep() {
    FilterPipelines filters =
        FilterPipelines.builder().step(STARTED, "broken", Failing.WITH_CHECKED).build();

    assertThatThrownBy(() -> filters.run(STARTED, ADA))
        .isInstanceOfSatisfying(
            FilterFailedException.class,
            e -> {
              assertThat(e.filter()).isEqualTo(STARTED.name());
              assertThat(e.step()).contains("broken");
            })
        .hasMessageContaining("step broken of filter " + Enrollment.NAME)
        .hasRootCauseMessage("no disk");
  }

  @Test
  void stepThatFailsSilentlyDoesNotChangeTheValue() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SILENTLY)
            .step(STARTED, append("1"))
            .step(
                STARTED,
                (value, context) -> {
                  Enrollment half = value.withMode("half");
                  throw new IllegalStateException(half.mode());
                })
            .step(STARTED, append("2"))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit12");
  }

  @Test
  void policyOfAStepOverridesThePolicyOfItsPipeline() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SILENTLY)
            .step(STARTED, "nice", Failing.WITH_CHECKED)
            .step(STARTED, "strict", Failing.WITH_CHECKED, FilterOptions.NONE.failSilently(false))
            .build();

    assertThatThrownBy(() -> filters.run(STARTED, ADA)).hasMessageContaining("step strict");
  }

  @Test
  @SuppressWarnings("NullAway") // a step that breaks its contract
  void stepThatReturnsNullFails() {
    FilterPipelinesBuilder builder =
        FilterPipelines.builder().step(STARTED, "none", (value, context) -> null);

    assertThatThrownBy(() -> builder.build().run(STARTED, ADA))
        .isInstanceOf(FilterFailedException.class)
        .hasMessageContaining("the step returned null");
    assertThat(builder.options(STARTED, SILENTLY).build().run(STARTED, ADA)).isEqualTo(ADA);
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // what a raw type lets through
  void stepThatReturnsAnotherClassFails() {
    FilterStep raw = (value, context) -> "text";
    FilterPipelines filters =
        FilterPipelines.builder().step(STARTED, "raw", (FilterStep<Enrollment>) raw).build();

    assertThatThrownBy(() -> filters.run(STARTED, ADA))
        .isInstanceOf(FilterFailedException.class)
        .hasMessageContaining("java.lang.String instead of a " + Enrollment.class.getName());
  }

  @Test
  void errorReachesTheCallerEvenIfStepsFailSilently() {
    AssertionError error = new AssertionError("broken process");
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SILENTLY)
            .step(
                STARTED,
                (value, context) -> {
                  throw error;
                })
            .build();

    assertThatThrownBy(() -> filters.run(STARTED, ADA)).isSameAs(error);
  }

  @Test
  void interruptedStepFailsTheCallerAndKeepsTheInterrupt() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SILENTLY)
            .step(
                STARTED,
                (value, context) -> {
                  Thread.sleep(60_000);
                  return value;
                })
            .build();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> filters.run(STARTED, ADA))
        .isInstanceOf(FilterFailedException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void stepsRunOnTheThreadOfTheCaller() {
    List<Thread> threads = new ArrayList<>();
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                STARTED,
                (value, context) -> {
                  threads.add(Thread.currentThread());
                  return value;
                })
            .build();

    filters.run(STARTED, ADA);

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void contextContainsFilterStepAndMergedOptions() {
    List<String> calls = new ArrayList<>();
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, FilterOptions.NONE.option("a", "1").option("b", "1"))
            .step(
                STARTED,
                "checked",
                (value, context) -> {
                  calls.add(context.type() + " " + context.step() + " " + context.pipeline());
                  calls.add("" + Map.copyOf(context.options()).equals(Map.of("a", "1", "b", "2")));
                  return value;
                },
                FilterOptions.NONE.option("b", "2"))
            .build();

    filters.run(STARTED, ADA);

    assertThat(calls).containsExactly(Enrollment.NAME + " checked [checked]", "true");
  }

  @Test
  void listenerReceivesTheOutcomeOfEachStep() {
    List<String> calls = new ArrayList<>();
    FilterPipelines filters =
        FilterPipelines.builder(EventBusConfig.of(Map.of("eventbus.filters.slow-threshold", "1d")))
            .listener(new RecordingListener(calls))
            .step(STARTED, "goes", append("1"))
            .step(STARTED, "fails", Failing.WITH_CHECKED, SILENTLY)
            .step(STARTED, "stops", (value, context) -> context.stop(value))
            .build();

    filters.run(STARTED, ADA);

    assertThat(calls).containsExactly("returned goes", "failed fails true", "stopped stops");
  }

  @Test
  void listenerReceivesSlowSteps() {
    List<String> calls = new ArrayList<>();
    FilterPipelines filters =
        FilterPipelines.builder(EventBusConfig.of(Map.of("eventbus.filters.slow-threshold", "1ms")))
            .listener(new RecordingListener(calls))
            .step(
                STARTED,
                "slow",
                (value, context) -> {
                  long begin = System.nanoTime();
                  while (System.nanoTime() - begin < 2_000_000) {
                    Thread.onSpinWait();
                  }
                  return value;
                })
            .build();

    filters.run(STARTED, ADA);

    assertThat(calls).containsExactly("returned slow", "slow slow");
  }

  @Test
  void failureOfAListenerIsIgnored() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .listener(
                new FilterListener() {
                  @Override
                  public void onReturned(ReturnedStep step) {
                    throw new IllegalStateException("metrics are down");
                  }
                })
            .steps(STARTED, append("1"), append("2"))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit12");
  }

  @Test
  void dryRunContainsInputOutputAndDecisionOfEachStep() {
    List<Boolean> dry = new ArrayList<>();
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                STARTED,
                "first",
                (value, context) -> {
                  dry.add(context.isDryRun());
                  return value.withMode("honor");
                })
            .step(STARTED, "fails", Failing.WITH_CHECKED, SILENTLY)
            .step(
                STARTED,
                "rejects",
                (value, context) -> {
                  throw new Enrollment.PreventEnrollment("full");
                })
            .build();

    DryRun<Enrollment> run = filters.dryRun(STARTED, ADA);

    assertThat(dry).containsExactly(true);
    assertThat(run.steps())
        .extracting(DryRun.Step::decision)
        .containsExactly(
            DryRun.Decision.CONTINUED, DryRun.Decision.FAILED_SILENTLY, DryRun.Decision.REJECTED);
    assertThat(run.steps().get(0).input()).isEqualTo(ADA);
    assertThat(run.steps().get(0).output()).contains(ADA.withMode("honor"));
    assertThat(run.steps().get(2).input().mode()).isEqualTo("honor");
    assertThat(run.result()).isEmpty();
    assertThat(run.failure()).get().isInstanceOf(Enrollment.PreventEnrollment.class);
  }

  @Test
  void descriptionContainsStepsWithoutTheValuesOfOptions() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, FilterOptions.NONE.deadline(Duration.ofSeconds(9)))
            .step("plugin acme", STARTED, "rules", append("1"))
            .step(STARTED, "own", append("2"), SILENTLY.option("password", "hunter2"))
            .build();

    assertThat(filters.describe())
        .singleElement()
        .satisfies(
            all -> {
              assertThat(all.type()).isEqualTo(STARTED);
              assertThat(all.deadline()).contains(Duration.ofSeconds(9));
              assertThat(all.steps())
                  .extracting(FilterDescription.Step::name, FilterDescription.Step::origin)
                  .containsExactly(
                      org.assertj.core.groups.Tuple.tuple("rules", "plugin acme"),
                      org.assertj.core.groups.Tuple.tuple("own", "code"));
              assertThat(all.steps().get(1).failSilently()).isTrue();
              assertThat(all.steps().get(1).deadline()).isEqualTo(Optional.empty());
            });
    assertThat(filters.describe().toString()).contains("password").doesNotContain("hunter2");
  }

  /** Steps that fail. */
  private static final class Failing {
    static final FilterStep<Enrollment> WITH_CHECKED =
        (value, context) -> {
          throw new java.io.IOException("no disk");
        };
  }

  private record RecordingListener(List<String> calls) implements FilterListener {
    @Override
    public void onReturned(ReturnedStep step) {
      calls.add("returned " + step.step());
    }

    @Override
    public void onStopped(StoppedStep step) {
      calls.add("stopped " + step.step());
    }

    @Override
    public void onFailed(FailedStep step) {
      calls.add("failed " + step.step() + " " + step.silently());
    }

    @Override
    public void onSlow(SlowStep step) {
      calls.add("slow " + step.step());
    }
  }
}
