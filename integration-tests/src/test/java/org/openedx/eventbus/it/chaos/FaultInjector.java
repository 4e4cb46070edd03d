package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.openedx.eventbus.it.chaos.FaultSchedule.Step;

/** Injects the faults of a schedule one after the other, and ends each before the next. */
final class FaultInjector {
  private static final int LONGEST_DELAY_MILLIS = 300;

  private final Servers servers;
  private final ConsumerProcesses consumers;
  private final TopicOperator topics;
  private final Consumer<String> progress;
  private final Map<Fault, Integer> counts =
      Collections.synchronizedMap(new EnumMap<>(Fault.class));
  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

  FaultInjector(
      Servers servers,
      ConsumerProcesses consumers,
      TopicOperator topics,
      Consumer<String> progress) {
    this.servers = servers;
    this.consumers = consumers;
    this.topics = topics;
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
    if (step.fault().target == Fault.Target.CONSUMERS) {
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
      case ADD_PARTITION,
          ADD_DEAD_LETTER_PARTITION,
          DELETE_RECORDS,
          TRUNCATE_DEAD_LETTERS,
          REVOKE_READ,
          REVOKE_DEAD_LETTER_WRITE,
          REVOKE_DEAD_LETTER_READ,
          REVOKE_GROUP ->
          operate(step);
      case ROLL_CONSUMERS, ROLL_SETTINGS -> {
        if (step.fault() == Fault.ROLL_SETTINGS) {
          consumers.changeSettings();
        }
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

  /** Operates on topics. A disturbed broker may reject it, which is not repeated. */
  private void operate(Step step) throws Exception {
    try {
      switch (step.fault()) {
        case ADD_PARTITION -> topics.addPartition();
        case ADD_DEAD_LETTER_PARTITION -> topics.addDeadLetterPartition();
        case DELETE_RECORDS -> topics.deleteRecords(step.random(), step.strength());
        case TRUNCATE_DEAD_LETTERS -> topics.truncateDeadLetters();
        case REVOKE_READ -> topics.revokeRead(step.holds());
        case REVOKE_DEAD_LETTER_WRITE -> topics.revokeDeadLetterWrite(step.holds());
        case REVOKE_DEAD_LETTER_READ -> topics.revokeDeadLetterRead(step.holds());
        case REVOKE_GROUP -> topics.revokeGroup(step.holds());
        default -> throw new IllegalArgumentException(step.toString());
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      progress.accept(step.fault().text + " failed: " + e);
    }
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
