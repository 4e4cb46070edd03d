package org.openedx.eventbus.consumer.deadletter;

import java.util.concurrent.TimeUnit;

/** The time that passes, and how to let it pass. */
interface Ticker {
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /** Since some moment; only differences mean something. */
  long nanos();

  /** Returns at once where there is nothing to wait for. */
  void sleep(long nanos) throws InterruptedException;
}
