package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.openedx.eventbus.it.chaos.FaultSchedule.Step;

/** Injects the faults of a schedule one after the other, and ends each before the next. */
final class FaultInjector {
  private static final int LONGEST_DELAY_MILLIS = 300;

  private final Servers servers;
  private final ConsumerProcesses consumers;
  private final Consumer<String> progress;
  private final Map<Fault, Integer> counts =
      Collections.synchronizedMap(new EnumMap<>(Fault.class));
  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

  FaultInjector(Servers servers, ConsumerProcesses consumers, Consumer<String> progress) {
    this.servers = servers;
    this.consumers = consumers;
    this.progress = progress;
  }

  /** Runs a schedule on a thread of its own. Completes the round that has begun. */
  Thread start(String name, FaultSchedule schedule, BooleanSupplier running) {
    Thread thread =
        new Thread(
            () -> {
              try {
                do {
                  inject(schedule.next());
                } while (running.getAsBoolean() || !schedule.isRoundComplete());
              } catch (Exception | AssertionError e) {
                failures.add(e);
              }
            },
            name);
    thread.start();
    return thread;
  }

  private void inject(Step step) throws Exception {
    if (!step.fault().ofServers) {
      consumers.requireAlive();
    }
    progress.accept(step.toString());
    switch (step.fault()) {
      case KILL_BROKER -> {
        servers.killBroker(step.target());
        await(step);
        servers.startBroker(step.target());
      }
      case PAUSE_BROKER -> {
        servers.pauseBroker(step.target());
        await(step);
        servers.resumeBroker(step.target());
      }
      case CUT_BROKER, CUT_BROKERS, DELAY_BROKER -> {
        disturbNetwork(step);
        await(step);
        servers.heal();
      }
      case KILL_REGISTRY -> {
        servers.registry().kill();
        await(step);
        servers.registry().start();
      }
      case PAUSE_REGISTRY -> {
        servers.registry().pause();
        await(step);
        servers.registry().resume();
      }
      case ROLL_BROKERS -> {
        for (int node = 1; node <= FaultSchedule.TARGETS; node++) {
          servers.stopBroker(node);
          servers.startBroker(node);
        }
      }
      case KILL_CONSUMER -> {
        consumers.get(step.target()).kill();
        await(step);
        consumers.start(step.target());
      }
      case PAUSE_CONSUMER -> {
        consumers.get(step.target()).pause();
        await(step);
        consumers.get(step.target()).resume();
      }
      case STOP_CONSUMER -> {
        consumers.stop(step.target());
        await(step);
        consumers.start(step.target());
      }
      case ROLL_CONSUMERS -> {
        for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
          consumers.stop(number);
          consumers.start(number);
          consumers.awaitPartitions(number);
        }
      }
    }
    counts.merge(step.fault(), 1, Integer::sum);
    Thread.sleep(step.calm().toMillis());
  }

  private void disturbNetwork(Step step) {
    switch (step.fault()) {
      case CUT_BROKER -> servers.cut(step.target());
      case CUT_BROKERS -> servers.cutAll();
      default ->
          servers.delay(
              step.target(),
              Duration.ofMillis(1 + Math.round(step.strength() * LONGEST_DELAY_MILLIS)));
    }
  }

  /** Waits for the duration of a fault. */
  private static void await(Step step) throws InterruptedException {
    Thread.sleep(step.holds().toMillis());
  }

  /** Returns how often each fault was injected. */
  Map<Fault, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /**
   * @throws AssertionError if a fault could not be injected or ended
   */
  void requireNoFailure() {
    if (!failures.isEmpty()) {
      throw new AssertionError("injecting a fault failed", failures.get(0));
    }
  }
}
