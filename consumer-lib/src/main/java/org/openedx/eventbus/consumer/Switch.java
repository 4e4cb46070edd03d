package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks somebody else's switch now and then whether to pause. On a thread of its own: one that is
 * slow, or never answers, holds up nobody.
 */
final class Switch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private final String name;
  private final BooleanSupplier asked;
  private final Duration interval;
  private final Consumer<Boolean> told;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param name for logs and the thread
   * @param told gets the first answer, and each that differs from the one before
   */
  Switch(String name, BooleanSupplier asked, Duration interval, Consumer<Boolean> told) {
    this.name = name;
    this.asked = asked;
    this.interval = interval;
    this.told = told;
    this.thread = new Thread(this::run, "eventbus-switch-" + name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Boolean last = null;
    boolean failing = false;
    try {
      do {
        Boolean now = ask(failing);
        failing = now == null;
        if (now != null && !now.equals(last)) {
          told.accept(now);
          last = now;
        }
      } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.trace("The switch of {} is asked no more", name, e); // the consumer closes
    }
  }

  /** Null where it fails, which is said once: what it answered before holds. */
  private @Nullable Boolean ask(boolean failing) {
    try {
      boolean now = asked.getAsBoolean();
      if (failing) {
        LOG.info("The switch of {} answers again", name);
      }
      return now;
    } catch (RuntimeException | Error e) {
      if (!failing) {
        LOG.warn("The switch of {} fails; its last answer holds, pause if it gave none", name, e);
      }
      return null;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
