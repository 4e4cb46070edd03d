package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who keeps events from handlers. A handler goes on when all who paused it, or all handlers, have
 * taken that back. Changed on the poll loop's thread alone.
 */
final class Pauses {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private final Engine engine;
  private final Set<By> everything = EnumSet.noneOf(By.class);
  private final Map<HandlerState, Set<By>> single = new LinkedHashMap<>();
  private volatile List<String> reasons = List.of();

  /** Who can pause. */
  enum By {
    OWNER("its owner"),
    SWITCH("its switch");

    private final String words;

    By(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  Pauses(Engine engine, Collection<HandlerState> receivers) {
    this.engine = engine;
    receivers.forEach(each -> single.put(each, EnumSet.noneOf(By.class)));
  }

  /** Pauses all handlers, or takes that back. */
  void all(By who, boolean paused) {
    change("The consumer", everything, who, paused);
  }

  /** Pauses one handler, or takes that back. */
  void one(HandlerState receiver, By who, boolean paused) {
    change(
        "Handler '" + receiver + "'",
        single.computeIfAbsent(receiver, any -> EnumSet.noneOf(By.class)),
        who,
        paused);
  }

  private void change(String what, Set<By> pausing, By who, boolean paused) {
    boolean changed = paused ? pausing.add(who) : pausing.remove(who);
    if (!changed) {
      return;
    }
    LOG.info("{} {} by {}", what, paused ? "is paused" : "is no longer paused", who);
    List<String> said = new ArrayList<>();
    everything.forEach(each -> said.add("paused by " + each));
    single.forEach(
        (receiver, by) -> {
          by.forEach(each -> said.add("handler '" + receiver + "' is paused by " + each));
          engine.setPaused(receiver, !everything.isEmpty() || !by.isEmpty());
        });
    reasons = List.copyOf(said);
  }

  /** Whether nothing at all may be begun. */
  boolean isEverything() {
    return !everything.isEmpty();
  }

  /** For any thread: what is paused and by whom; empty when nothing is. */
  List<String> reasons() {
    return reasons;
  }
}
