package org.openedx.eventbus.consumer.internal.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.handler.PauseState.Source;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the pause conditions of a consumer and of its handlers, and applies their values to the
 * {@link PauseState}. Until a condition has returned for the first time, it pauses.
 */
public final class PauseConditions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PauseConditions.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Executor engineThread;
  private final List<Evaluation> evaluations = new ArrayList<>();

  /**
   * Pauses where there are conditions, and evaluates none of them before {@link #start}.
   *
   * @param ofConsumer conditions that pause all handlers
   * @param engineThread runs commands on the engine's thread
   */
  public PauseConditions(
      String group,
      List<BooleanSupplier> ofConsumer,
      Collection<RegisteredHandler> handlers,
      PauseState pauses,
      Executor engineThread) {
    this.engineThread = engineThread;
    ofConsumer.forEach(each -> add(group, each, pauses::setConsumer));
    // Several handlers have one id if it is registered for several topics.
    handlers.stream()
        .collect(Collectors.groupingBy(RegisteredHandler::id))
        .forEach(
            (id, ofId) -> {
              for (BooleanSupplier each : ofId.get(0).pauseConditions()) {
                add(group + " " + id, each, (by, paused) -> pauses.setHandlers(ofId, by, paused));
              }
            });
  }

  private void add(String name, BooleanSupplier condition, BiConsumer<Source, Boolean> pause) {
    Source source = Source.condition();
    pause.accept(source, true);
    Consumer<Boolean> onChange = paused -> engineThread.execute(() -> pause.accept(source, paused));
    evaluations.add(new Evaluation(name, condition, INTERVAL, onChange));
  }

  public void start() {
    evaluations.forEach(Evaluation::start);
  }

  @Override
  public void close() {
    evaluations.forEach(Evaluation::close);
  }

  /**
   * Periodic evaluation of one condition, on a separate thread: a condition that is slow or never
   * returns delays nothing else.
   */
  static final class Evaluation implements AutoCloseable {
    private final String name;
    private final BooleanSupplier condition;
    private final Duration interval;
    private final Consumer<Boolean> onChange;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name for logs and the thread
     * @param onChange takes the first value, and each that differs from the previous one
     */
    Evaluation(
        String name, BooleanSupplier condition, Duration interval, Consumer<Boolean> onChange) {
      this.name = name;
      this.condition = condition;
      this.interval = interval;
      this.onChange = onChange;
      this.thread = DaemonThreads.single("eventbus-pause-condition-" + name, this::run);
    }

    void start() {
      thread.start();
    }

    private void run() {
      Boolean last = null;
      boolean failing = false;
      try {
        do {
          Boolean now = evaluate(failing);
          failing = now == null;
          if (now != null && !now.equals(last)) {
            onChange.accept(now);
            last = now;
          }
        } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        LOG.trace("Stopped evaluating the pause condition of {}", name, e); // the consumer closes
      }
    }

    /** Returns null if the condition throws, which is logged once: its previous value applies. */
    private @Nullable Boolean evaluate(boolean failing) {
      try {
        // Each time, because the condition may have left another one.
        thread.setContextClassLoader(condition.getClass().getClassLoader());
        boolean now = condition.getAsBoolean();
        if (failing) {
          LOG.info("Pause condition of {} returns a value again", name);
        }
        return now;
      } catch (Throwable e) { // also checked exceptions of other JVM languages
        if (!failing) {
          LOG.warn(
              "Pause condition of {} failed; its previous value applies, or a pause if there is"
                  + " none",
              name,
              SanitizedThrowable.of(e));
        }
        return null;
      } finally {
        // An interrupt status that the condition left must not end the evaluation.
        var unused = Thread.interrupted();
      }
    }

    @Override
    public void close() {
      closed.countDown();
      thread.interrupt();
    }
  }
}
