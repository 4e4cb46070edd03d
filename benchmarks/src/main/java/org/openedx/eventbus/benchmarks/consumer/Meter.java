package org.openedx.eventbus.benchmarks.consumer;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Meter of the time, processor time and allocated bytes of this process since its creation. */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long nanos = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long allocated = allocated();

  /** Returns what was used per event. */
  Measurement stop(long events) {
    long elapsed = System.nanoTime() - nanos;
    return new Measurement(
        events / (elapsed / 1e9),
        (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / events,
        (double) (allocated() - allocated) / events);
  }

  /** Returns the bytes allocated by all threads; on JDK 17, by threads that are alive. */
  private static long allocated() {
    try {
      // Since JDK 21; includes virtual threads.
      Method total = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
      return (long) total.invoke(THREADS);
    } catch (NoSuchMethodException e) {
      return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
          .filter(each -> each > 0)
          .sum();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
