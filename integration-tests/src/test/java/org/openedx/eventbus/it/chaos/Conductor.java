package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.openedx.eventbus.it.chaos.Schedule.Step;

/** Lets a schedule happen, step by step, and mends each fault before the next. */
final class Conductor {
  private static final int LONGEST_DELAY_MILLIS = 300;

  private final Servers servers;
  private final Consumers consumers;
  private final Consumer<String> progress;
  private final Map<Fault, Integer> done = Collections.synchronizedMap(new EnumMap<>(Fault.class));
  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

  Conductor(Servers servers, Consumers consumers, Consumer<String> progress) {
    this.servers = servers;
    this.consumers = consumers;
    this.progress = progress;
  }

  /** Runs a schedule on a thread of its own, in whole rounds where the time is short. */
  Thread start(String name, Schedule schedule, BooleanSupplier goOn) {
    Thread thread =
        new Thread(
            () -> {
              try {
                do {
                  step(schedule.next());
                } while (goOn.getAsBoolean() || !schedule.isAtTheEndOfARound());
              } catch (Exception | AssertionError e) {
                failures.add(e);
              }
            },
            name);
    thread.start();
    return thread;
  }

  private void step(Step step) throws Exception {
    if (!step.fault().ofServers) {
      consumers.requireAlive();
    }
    progress.accept(step.toString());
    switch (step.fault()) {
      case KILL_BROKER -> {
        servers.killBroker(step.target());
        hold(step);
        servers.startBroker(step.target());
      }
      case PAUSE_BROKER -> {
        servers.pauseBroker(step.target());
        hold(step);
        servers.resumeBroker(step.target());
      }
      case CUT_BROKER, CUT_BROKERS, DELAY_BROKER -> {
        disturb(step);
        hold(step);
        servers.heal();
      }
      case KILL_REGISTRY -> {
        servers.registry().kill();
        hold(step);
        servers.registry().start();
      }
      case PAUSE_REGISTRY -> {
        servers.registry().pause();
        hold(step);
        servers.registry().resume();
      }
      case ROLL_BROKERS -> {
        for (int node = 1; node <= Schedule.TARGETS; node++) {
          servers.stopBroker(node);
          servers.startBroker(node);
        }
      }
      case KILL_CONSUMER -> {
        consumers.get(step.target()).kill();
        hold(step);
        consumers.start(step.target());
      }
      case PAUSE_CONSUMER -> {
        consumers.get(step.target()).pause();
        hold(step);
        consumers.get(step.target()).resume();
      }
      case STOP_CONSUMER -> {
        consumers.stop(step.target());
        hold(step);
        consumers.start(step.target());
      }
      case ROLL_CONSUMERS -> {
        for (int number = 1; number <= Schedule.TARGETS; number++) {
          consumers.stop(number);
          consumers.start(number);
          consumers.awaitPartitions(number);
        }
      }
    }
    done.merge(step.fault(), 1, Integer::sum);
    Thread.sleep(step.calm().toMillis());
  }

  private void disturb(Step step) {
    switch (step.fault()) {
      case CUT_BROKER -> servers.cut(step.target());
      case CUT_BROKERS -> servers.cutAll();
      default ->
          servers.delay(
              step.target(),
              Duration.ofMillis(1 + Math.round(step.strength() * LONGEST_DELAY_MILLIS)));
    }
  }

  /** A fault's own length; nothing is waited for by it. */
  private static void hold(Step step) throws InterruptedException {
    Thread.sleep(step.holds().toMillis());
  }

  /** How often each fault was. */
  Map<Fault, Integer> done() {
    return new EnumMap<>(done);
  }

  /**
   * @throws AssertionError when a fault could not be done, or not be mended
   */
  void requireNoFailure() {
    if (!failures.isEmpty()) {
      throw new AssertionError("the schedule could not go on", failures.get(0));
    }
  }
}
