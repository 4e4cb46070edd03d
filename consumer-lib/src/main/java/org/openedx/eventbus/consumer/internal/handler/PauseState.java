package org.openedx.eventbus.consumer.internal.handler;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which handlers are paused, and by which sources. A handler is paused while any source pauses it
 * or the consumer. Changed on the engine's thread alone.
 */
public final class PauseState {
  private static final Logger LOG = LoggerFactory.getLogger(PauseState.class);

  private final Engine engine;
  private final Set<Source> consumer = new LinkedHashSet<>();
  private final Map<HandlerState, Set<Source>> handlers = new LinkedHashMap<>();
  private volatile List<String> reasons = List.of();

  /** A source of pauses; each pause condition is a separate one. */
  public static final class Source {
    /** The owner, who calls {@code pause} and {@code resume}. */
    public static final Source OWNER = new Source("its owner");

    private final String name;

    private Source(String name) {
      this.name = name;
    }

    static Source condition() {
      return new Source("its pause condition");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public PauseState(Engine engine, Collection<HandlerState> handlers) {
    this.engine = engine;
    handlers.forEach(each -> this.handlers.put(each, new LinkedHashSet<>()));
  }

  /** Begins or ends the pause of all handlers by a source. */
  public void setConsumer(Source source, boolean paused) {
    change("consumer", consumer, source, paused);
  }

  /** Begins or ends the pause of one handler by a source. */
  void setHandler(HandlerState handler, Source source, boolean paused) {
    Set<Source> sources = handlers.computeIfAbsent(handler, any -> new LinkedHashSet<>());
    change("handler '" + handler + "'", sources, source, paused);
  }

  /** Begins or ends the pause of several handlers by a source. */
  public void setHandlers(List<RegisteredHandler> selected, Source source, boolean paused) {
    selected.forEach(each -> setHandler(each.state(), source, paused));
  }

  private void change(String what, Set<Source> sources, Source source, boolean paused) {
    if (paused ? sources.add(source) : sources.remove(source)) {
      LOG.info("{} by {}: {}", paused ? "Paused" : "No longer paused", source, what);
      handlers.keySet().forEach(each -> engine.setPaused(each, isPaused(each)));
      reasons =
          Stream.concat(
                  consumer.stream().map(each -> "paused by " + each),
                  handlers.entrySet().stream().flatMap(PauseState::reasons))
              .distinct()
              .toList();
    }
  }

  private boolean isPaused(HandlerState handler) {
    return isConsumerPaused() || !handlers.getOrDefault(handler, Set.of()).isEmpty();
  }

  private static Stream<String> reasons(Map.Entry<HandlerState, Set<Source>> entry) {
    return entry.getValue().stream()
        .map(each -> "handler '" + entry.getKey() + "' is paused by " + each);
  }

  /** Returns whether all handlers are paused, so that nothing needs to be read. */
  public boolean isConsumerPaused() {
    return !consumer.isEmpty();
  }

  /** Returns what is paused and by which source; empty if nothing is paused. Thread-safe. */
  public List<String> reasons() {
    return reasons;
  }
}
