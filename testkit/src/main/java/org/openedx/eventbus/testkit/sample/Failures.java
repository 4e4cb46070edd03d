package org.openedx.eventbus.testkit.sample;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.event.EventType;

/** What a handler could not cope with. */
final class Failures {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_TRACES = 3;

  private final EventType<?> type;
  private final long seed;
  private final List<String> lines = new ArrayList<>();
  private final List<Throwable> first = new ArrayList<>();
  private int failed;
  private int all;

  Failures(EventType<?> type, long seed) {
    this.type = type;
    this.seed = seed;
  }

  /** One call of a handler. */
  interface Call {
    void run() throws Exception;
  }

  void run(String name, Call call) {
    all++;
    try {
      call.run();
    } catch (Exception | AssertionError e) {
      failed++;
      if (failed <= MOST_SHOWN) {
        lines.add(name + ": " + e);
      }
      if (failed <= MOST_TRACES) {
        first.add(e);
      }
    }
  }

  void report() {
    if (failed == 0) {
      return;
    }
    String more = failed > MOST_SHOWN ? "\n  and " + (failed - MOST_SHOWN) + " more" : "";
    AssertionError error =
        new AssertionError(
            "the handler fails on %d of %d events of %s that its contract allows (-D%s=%d repeats it):\n  %s%s"
                .formatted(
                    failed,
                    all,
                    type,
                    SampleEvents.SEED_PROPERTY,
                    seed,
                    String.join("\n  ", lines),
                    more));
    first.forEach(error::addSuppressed);
    throw error;
  }
}
