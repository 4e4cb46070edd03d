package org.openedx.eventbus.testkit.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;

/** Handlers of a member, each with a circuit breaker. An operator can pause them. */
final class MemberHandlers {
  private final World world;
  private final Map<String, HandlerState> byName = new LinkedHashMap<>();
  private final Set<HandlerState> paused = new HashSet<>();

  MemberHandlers(World world) {
    this.world = world;
    Plan plan = world.plan;
    Rule rule = new Rule(plan);
    TreeSet<String> names = new TreeSet<>();
    plan.handlers.forEach(names::addAll);
    for (String each : names) {
      CircuitBreaker breaker =
          new CircuitBreaker(plan.breakerKeys, 50, Duration.ofSeconds(2), plan.breakerPause);
      byName.put(each, new HandlerState(each, rule, breaker));
    }
  }

  List<HandlerState> all() {
    return List.copyOf(byName.values());
  }

  List<HandlerState> named(List<String> names) {
    return names.stream().map(byName::get).toList();
  }

  boolean isPaused(HandlerState handler) {
    return paused.contains(handler);
  }

  /** Pauses a random handler for some time. Does nothing if it is already paused. */
  void pauseAny(long nanos, Engine engine, Runnable resumed) {
    HandlerState handler = world.dice.of(all());
    if (paused.add(handler)) {
      engine.setPaused(handler, true);
      world.time.in(
          nanos,
          () -> {
            paused.remove(handler);
            engine.setPaused(handler, false);
            resumed.run();
          });
    }
  }
}
