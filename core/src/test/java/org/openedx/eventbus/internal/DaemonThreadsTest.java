package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
  private static final InheritableThreadLocal<String> IDENTITY = new InheritableThreadLocal<>();

  @Test
  void threadsInheritNothingFromTheirCreator() throws Exception {
    FutureTask<List<Thread>> creation = new FutureTask<>(DaemonThreadsTest::create);
    Thread creator = new Thread(creation);
    creator.setDaemon(true);
    creator.setPriority(Thread.MIN_PRIORITY);
    creator.setContextClassLoader(new ClassLoader(null) {});
    creator.start();

    List<Thread> threads = creation.get();
    for (Thread each : threads) {
      assertThat(each.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
      assertThat(each.getContextClassLoader()).isEqualTo(DaemonThreads.class.getClassLoader());
    }
    assertThat(threads.stream().map(Thread::isDaemon)).containsExactly(true, true, false);
  }

  /** Creates threads while a request is served, whose identity none of them gets. */
  private static List<Thread> create() throws Exception {
    IDENTITY.set("ada");
    List<FutureTask<String>> identities = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      identities.add(new FutureTask<>(IDENTITY::get));
    }
    List<Thread> threads =
        List.of(
            DaemonThreads.named("t").newThread(identities.get(0)),
            DaemonThreads.single("t", identities.get(1)),
            DaemonThreads.keepingAlive("t", identities.get(2)));
    threads.forEach(Thread::start);
    for (FutureTask<String> each : identities) {
      assertThat(each.get()).isNull();
    }
    return threads;
  }
}
