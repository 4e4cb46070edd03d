package org.openedx.eventbus.it.size;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/**
 * Allocated bytes and processor time of a task. Allocation is the same in each run; time is the
 * shortest of several runs.
 */
record Cost(long bytes, long nanos) {
  /** Sixteen times the input may cost at most 64 times as much: quadratic would be 256. */
  private static final int MAX_FACTOR = 64;

  private static final int SMALL = 1 << 16;
  private static final int LARGE = 1 << 20;

  /** Below these, the cost does not depend on the input. */
  private static final long MIN_BYTES = 1 << 19;

  private static final long MIN_NANOS = 8_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Cost of(Runnable task, int runs) {
    long bytes = Long.MAX_VALUE;
    long nanos = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      long begunNanos = THREADS.getCurrentThreadCpuTime();
      long begunBytes = THREADS.getCurrentThreadAllocatedBytes();
      task.run();
      bytes = Math.min(bytes, THREADS.getCurrentThreadAllocatedBytes() - begunBytes);
      nanos = Math.min(nanos, THREADS.getCurrentThreadCpuTime() - begunNanos);
    }
    return new Cost(bytes, nanos);
  }

  /**
   * Fails unless the cost grows about linearly from 64 KB to 1 MB.
   *
   * @param tasks prepares the task for an input of a size in bytes
   */
  static void assertLinear(IntFunction<Runnable> tasks) {
    Runnable tiny = tasks.apply(1 << 10);
    for (int i = 0; i < 10; i++) {
      tiny.run(); // loads and compiles classes
    }
    Cost small = of(tasks.apply(SMALL), 3);
    Cost large = of(tasks.apply(LARGE), 2);
    assertThat(large.bytes)
        .as("allocated bytes for 1 MB, with %d for 64 KB", small.bytes)
        .isLessThanOrEqualTo(MAX_FACTOR * Math.max(MIN_BYTES, small.bytes));
    assertThat(large.nanos)
        .as("processor time for 1 MB, with %d ns for 64 KB", small.nanos)
        .isLessThanOrEqualTo(MAX_FACTOR * Math.max(MIN_NANOS, small.nanos));
  }
}
