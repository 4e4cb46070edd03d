package org.openedx.eventbus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.filter.Enrollment.ADA;
import static org.openedx.eventbus.filter.Enrollment.STARTED;
import static org.openedx.eventbus.filter.Enrollment.append;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openedx.eventbus.event.FilterFailedException;

@Timeout(60)
class FilterDeadlineTest {
  private static final FilterOptions SOON = FilterOptions.NONE.deadline(Duration.ofMillis(20));

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger deaf = new AtomicInteger();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  private Enrollment hang(Enrollment value, FilterContext context) throws InterruptedException {
    begun.incrementAndGet();
    try {
      never.await();
      return value;
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  @Test
  void stepThatExceedsItsDeadlineFailsAndIsInterrupted() throws Exception {
    FilterPipelines filters =
        FilterPipelines.builder().step(STARTED, "hangs", this::hang, SOON).build();

    // On a busy machine the deadline may pass before the step starts; then nothing is interrupted.
    while (begun.get() == 0) {
      assertThatThrownBy(() -> filters.run(STARTED, ADA))
          .isInstanceOf(FilterFailedException.class)
          .hasMessageContaining("step hangs")
          .hasCauseInstanceOf(TimeoutException.class);
    }
    assertThat(interrupted.await(50, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stepThatExceedsItsDeadlineMayFailSilently() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(STARTED, "hangs", this::hang, SOON.failSilently(true))
            .step(STARTED, append("2"))
            .build();

    assertThat(filters.run(STARTED, ADA).mode()).isEqualTo("audit2");
  }

  @Test
  void deadlineOfAPipelineAppliesToAllStepsTogether() {
    FilterPipelines filters =
        FilterPipelines.builder()
            .options(STARTED, SOON.failSilently(true))
            .step(STARTED, "hangs", this::hang)
            .step(STARTED, "too late", append("2"))
            .build();

    DryRun<Enrollment> run = filters.dryRun(STARTED, ADA);

    assertThat(run.result()).contains(ADA);
    assertThat(run.steps().get(1).cause())
        .get()
        .isInstanceOf(TimeoutException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo("not started: the deadline of the pipeline has passed");
  }

  @Test
  void stepWithADeadlineRejectsAndThrowsErrorsAsWithoutOne() {
    FilterOptions later = FilterOptions.NONE.deadline(Duration.ofSeconds(50));
    Enrollment.PreventEnrollment rejection = new Enrollment.PreventEnrollment("full");
    FilterPipelines rejecting =
        FilterPipelines.builder()
            .options(STARTED, later.failSilently(true))
            .step(
                STARTED,
                (value, context) -> {
                  throw rejection;
                })
            .build();
    StackOverflowError error = new StackOverflowError();
    FilterPipelines failing =
        FilterPipelines.builder()
            .options(STARTED, later.failSilently(true))
            .step(
                STARTED,
                (value, context) -> {
                  throw error;
                })
            .build();

    assertThatThrownBy(() -> rejecting.run(STARTED, ADA)).isSameAs(rejection);
    assertThatThrownBy(() -> failing.run(STARTED, ADA)).isSameAs(error);
  }

  @Test
  void interruptOfTheCallerInterruptsTheStep() throws Exception {
    FilterPipelines filters =
        FilterPipelines.builder()
            .step(
                STARTED,
                "hangs",
                this::hang,
                FilterOptions.NONE.failSilently(true).deadline(Duration.ofSeconds(50)))
            .build();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> filters.run(STARTED, ADA))
        .isInstanceOf(FilterFailedException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void stepsThatIgnoreInterruptsOccupyALimitedNumberOfThreads() {
    StepWorkers workers = new StepWorkers();
    try {
      // Not every call starts within a millisecond and then occupies a thread; and the last one may
      // occupy its thread before it is counted.
      while (deaf.get() < StepWorkers.MAX_THREADS) {
        assertThatThrownBy(() -> workers.call(this::deaf, Duration.ofMillis(1)))
            .isInstanceOfAny(TimeoutException.class, IllegalStateException.class);
      }
      assertThatThrownBy(() -> workers.call(this::deaf, Duration.ofMillis(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("steps that do not return");
    } finally {
      never.countDown();
    }
  }

  private Enrollment deaf() {
    deaf.incrementAndGet();
    while (true) {
      try {
        never.await();
        return ADA;
      } catch (InterruptedException e) {
        // ignored on purpose
      }
    }
  }
}
