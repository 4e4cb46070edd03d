package org.openedx.eventbus.testkit.simulation;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.testkit.delivery.Attempt;

/** A worker that processes the batch of a key queue. */
final class WorkerBatch {
  private static final Failure POISON = failure(Failure.Kind.POISON, "no event");
  private static final Failure UNKNOWN_SCHEMA =
      failure(Failure.Kind.UNKNOWN_SCHEMA, "no schema yet");
  private static final Failure REGISTRY_MISMATCH =
      failure(Failure.Kind.REGISTRY_MISMATCH, "another registry");
  private static final Failure REGISTRY_UNAUTHORIZED =
      failure(Failure.Kind.REGISTRY_UNAUTHORIZED, "wrong credentials");
  private static final Failure REGISTRY_UNAVAILABLE =
      failure(Failure.Kind.REGISTRY_UNAVAILABLE, "no registry");
  private static final Failure INCOMPATIBLE = failure(Failure.Kind.INCOMPATIBLE, "too new");
  private static final Failure INTERRUPTED = failure(Failure.Kind.INTERRUPTED, "interrupted");
  private static final Failure OUTAGE = failure(Failure.Kind.HANDLER, "database unavailable");
  private static final Failure NOT_YET = failure(Failure.Kind.HANDLER, "not yet");
  private static final Failure NEVER = failure(Failure.Kind.HANDLER, "never");
  private static final Failure REJECTED = failure(Failure.Kind.REJECTED, "rejected");

  private final World world;
  private final Broker broker;
  private final Member member;
  private final Expectations expectations;
  private final Holding holding;
  private final KeyQueue queue;
  private final boolean trial;
  private int done;
  private @Nullable Task failed;
  private Failure.@Nullable Kind kind;

  WorkerBatch(
      World world,
      Broker broker,
      Member member,
      Expectations expectations,
      Holding holding,
      KeyQueue queue) {
    this.world = world;
    this.broker = broker;
    this.member = member;
    this.expectations = expectations;
    this.holding = holding;
    this.queue = queue;
    this.trial = queue.handler().breakerState() == CircuitBreaker.State.HALF_OPEN;
    world.tally.trials += trial ? 1 : 0;
  }

  private static Failure failure(Failure.Kind kind, String message) {
    return Failure.of(kind, new IllegalStateException(message));
  }

  KeyQueue queue() {
    return queue;
  }

  void begin() {
    world.time.in(world.dice.millis(0, 1), () -> next(queue.first()));
  }

  private void next(Task task) {
    if (!member.isAlive()) {
      return;
    }
    if (queue.shouldStop() || (done > 0 && world.dice.chance(0.05))) {
      handBack(null);
      return;
    }
    if (holding.over()) {
      throw World.broken(task + " was started, but its partition is revoked");
    }
    if (member.isPaused(queue.handler()) && !trial) {
      throw World.broken(task + " was started, but its handler is paused");
    }
    LoggedEvent event = LoggedEvent.of(task);
    Failure unread = unreadable(event);
    if (unread != null) {
      world.time.in(world.dice.millis(0, 1), () -> end(task, unread));
    } else {
      call(task, event);
    }
  }

  private @Nullable Failure unreadable(LoggedEvent event) {
    return switch (event.fate.trouble()) {
      case POISON -> POISON;
      case UNKNOWN_SCHEMA -> event.offset % 4 == 0 ? unknownSchema(event) : registryFailure(event);
      case TOO_NEW -> world.weather.deployed(world.now()) ? null : INCOMPATIBLE;
      default -> null;
    };
  }

  private @Nullable Failure unknownSchema(LoggedEvent event) {
    return member.schemas().isKnown(event) ? null : UNKNOWN_SCHEMA;
  }

  /** During an outage, each event meets one of the failures of a registry. */
  private @Nullable Failure registryFailure(LoggedEvent event) {
    if (!world.weather.registryUnavailable(world.now())) {
      return null;
    }
    return switch ((int) (event.offset % 4)) {
      case 1 -> REGISTRY_MISMATCH;
      case 2 -> REGISTRY_UNAUTHORIZED;
      default -> REGISTRY_UNAVAILABLE;
    };
  }

  private void call(Task task, LoggedEvent event) {
    String handler = queue.handler().name();
    expectations.begins(task);
    checkParked(task, event, handler);
    world.tally.attempts++;
    Attempt attempt =
        world.history.begin(member.name(), handler, event.at(), event.id, world.now());
    boolean slow = world.dice.chance(world.plan.slow);
    world.time.in(
        slow ? world.dice.millis(100, 3_000) : world.dice.millis(0, 20),
        () -> {
          if (member.isAlive()) {
            Failure failure = failure(event, handler);
            if (failure == null) {
              attempt.handled(world.now());
            } else {
              attempt.failed(world.now());
            }
            end(task, failure);
          }
        });
  }

  /** Parked keys survive that their topic is expanded or recreated. */
  private void checkParked(Task task, LoggedEvent event, String handler) {
    if (world.plan.parks && !task.isRedriven() && broker.isOwner(holding.number, holding.epoch)) {
      broker
          .deadLetters()
          .parkedBehind(event, handler, holding.since)
          .ifPresent(
              behind -> {
                throw World.broken(task + " was started, but is parked behind " + behind);
              });
    }
  }

  private @Nullable Failure failure(LoggedEvent event, String handler) {
    if (holding.over() && world.dice.chance(0.2)) {
      return INTERRUPTED;
    }
    if (world.weather.outage(handler, world.now())) {
      return OUTAGE;
    }
    return switch (event.fate.trouble()) {
      case FLAKY -> event.failsAgain(handler) ? NOT_YET : null;
      case ILL ->
          (world.plan.attempts > 0 && world.plan.breakerKeys == 0)
                  || !world.weather.faultsAreOver(world.now())
              ? NEVER
              : null;
      case REJECTED -> REJECTED;
      default -> null;
    };
  }

  private void end(Task task, @Nullable Failure failure) {
    if (!member.isAlive()) {
      return;
    }
    if (failure != null) {
      failed = task;
      handBack(failure);
    } else if (++done < queue.batchSize()) {
      next(queue.next(task));
    } else {
      handBack(null);
    }
  }

  private void handBack(@Nullable Failure failure) {
    kind = failure == null ? null : failure.kind();
    queue.setResult(done, failure);
    member.handedBack(this);
  }

  /** Records the failure before the engine gets the result. */
  void expectFailure() {
    if (failed != null && kind != null) {
      expectations.failed(failed, kind, trial);
    }
  }
}
