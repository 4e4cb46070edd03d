package org.openedx.eventbus.benchmarks.consumer;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;

/** What this process has used since the meter was started: time, processors, and garbage. */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long nanos = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long allocated = allocated();

  /** What was used for so many events. */
  Figures stop(long events) {
    long elapsed = System.nanoTime() - nanos;
    return new Figures(
        events / (elapsed / 1e9),
        (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / events,
        (double) (allocated() - allocated) / events);
  }

  /** What all threads have allocated; on JDK 17 those that are alive, which ours are. */
  private static long allocated() {
    try {
      // Since JDK 21, and counts what virtual threads do.
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
