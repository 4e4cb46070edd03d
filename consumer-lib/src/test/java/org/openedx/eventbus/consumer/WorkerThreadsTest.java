package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  @Test
  void handlersRunOnVirtualThreadsWhereTheRuntimeHasThem() throws Exception {
    Thread thread = WorkerThreads.named("eventbus-mailer").newThread(() -> {});
    assertThat(thread.getName()).isEqualTo("eventbus-mailer-1");
    assertThat(thread.isDaemon()).as("no hung handler keeps the process").isTrue();
    if (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS) {
      Method isVirtual = Thread.class.getMethod("isVirtual");
      assertThat(isVirtual.invoke(thread)).isEqualTo(true);
    }
  }
}
