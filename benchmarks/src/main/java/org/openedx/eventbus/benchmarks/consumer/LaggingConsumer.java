package org.openedx.eventbus.benchmarks.consumer;

import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

/** Consumer with a large lag, in a separate JVM. Prints the most bytes it buffered, and exits. */
public final class LaggingConsumer {
  private static final int SECONDS = 30;
  private static final long SETTING = 16L << 20;

  /**
   * Bytes beyond the limit: a partition without buffered records is read even if the others have
   * reached it, so that one poll of each partition may be added.
   */
  private static final long ONE_POLL_EACH = FilledTopic.PARTITIONS * 500 * 2_560L;

  private LaggingConsumer() {}

  /** Cause of the lag. */
  enum Trouble {
    /** Each handler takes a while. */
    SLOW_HANDLERS,
    /** The handler of one key never returns. */
    ONE_STUCK_KEY
  }

  public static void main(String[] arguments) throws InterruptedException {
    Trouble trouble = Trouble.valueOf(arguments[1]);
    SchemaRegistry registry = SchemaRegistry.inMemory();
    // The first schema of a new registry, as when the topic was filled.
    var unused =
        registry.resolve(
            Subject.value(FilledTopic.NAME, STUDENT_REGISTRATION_COMPLETED.schema()),
            STUDENT_REGISTRATION_COMPLETED.schema().text());
    FilledTopic filled = new FilledTopic(arguments[0], registry, 0);
    LongAdder handled = new LongAdder();
    CountDownLatch never = new CountDownLatch(1);
    EventConsumer consumer =
        BusRun.builder(
                filled,
                Map.of(
                    "eventbus.consumer.buffer-bytes", Long.toString(SETTING),
                    "eventbus.consumer.buffer-records", "100000",
                    "eventbus.consumer.close-timeout", "1s"))
            .on(
                STUDENT_REGISTRATION_COMPLETED,
                event -> {
                  if (trouble == Trouble.SLOW_HANDLERS) {
                    LockSupport.parkNanos(1_000_000);
                  } else if (event.payload().user().id() == 7) {
                    never.await();
                  }
                  handled.increment();
                })
            .start();
    long buffered = 0;
    long lag = 0;
    for (int i = 0; i < SECONDS * 5; i++) {
      Thread.sleep(200);
      Map<String, PartitionHealth> partitions = consumer.health().partitions();
      buffered =
          Math.max(buffered, partitions.values().stream().mapToLong(PartitionHealth::bytes).sum());
      lag =
          Math.max(lag, partitions.values().stream().mapToLong(each -> each.lag().orElse(0)).sum());
    }
    System.gc();
    System.out.printf(
        "%-14s handled %,12d  most lag %,12d  buffered at most %,d of %,d KiB  live heap %,d KiB%n",
        trouble, handled.sum(), lag, buffered >> 10, SETTING >> 10, live() >> 10);
    consumer.close();
    if (buffered > SETTING + ONE_POLL_EACH || handled.sum() == 0) {
      System.exit(1);
    }
  }

  /** Returns the bytes of the heap in use after the last collection. */
  private static long live() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
