package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.event.SentEvent.Placement;

/** Simulated broker: logs, commits and assignments of the group, and dead letters. */
final class Broker {
  static final String TOPIC = "t";
  static final String REDRIVE = "r";

  private final World world;
  private final List<Log> logs = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final DeadLetterTopic letters;
  private int sent;

  /** One partition. */
  private static final class Log {
    final List<LoggedEvent> events = new ArrayList<>();
    long start;
    long end;

    /** Negative before the first commit. */
    long committed = -1;

    String text = "";
    @Nullable Member owner;

    /** Changes with each owner; commits of an earlier epoch are rejected. */
    int epoch;
  }

  Broker(World world) {
    this.world = world;
    this.letters = new DeadLetterTopic(world);
    // The last one is the redrive topic's.
    int all = world.plan.partitions + (world.plan.parks ? 1 : 0);
    for (int i = 0; i < all; i++) {
      Log log = new Log();
      log.start = world.dice.from(0, 3);
      log.end = log.start;
      logs.add(log);
    }
  }

  void send(double troubled) {
    Dice dice = world.dice;
    String key = dice.chance(world.plan.withoutKey) ? null : "k" + dice.from(1, world.plan.keys);
    int partition =
        key == null
            ? dice.from(0, world.plan.partitions - 1)
            : Math.floorMod(key.hashCode(), world.plan.partitions);
    Log log = logs.get(partition);
    if (dice.chance(world.plan.gaps)) {
      log.end += dice.from(1, 3);
    }
    LoggedEvent event =
        new LoggedEvent(
            "e" + sent++,
            partition,
            log.end++,
            key,
            dice.of(world.plan.handlers),
            Fate.draw(dice, troubled));
    log.events.add(event);
    world.history.sent(event.at(), key, event.id, event.handlers.toArray(new String[0]));
    if (log.owner != null) {
      log.owner.wake(dice.millis(0, 20));
    }
  }

  /** Returns the number of partitions. */
  int partitions() {
    return logs.size();
  }

  String topic(int partition) {
    return partition < world.plan.partitions ? TOPIC : REDRIVE;
  }

  /** Redrives dead letters, all in one transaction. */
  void redrive(List<DeadLetter> redriven) {
    int partition = logs.size() - 1;
    Log log = logs.get(partition);
    for (DeadLetter each : redriven) {
      LoggedEvent first = letters.event(each.id());
      log.events.add(new LoggedEvent(first, each, partition, log.end++));
      letters.resolve(each.id(), Resolution.Kind.REDRIVEN);
    }
    log.end++; // the transaction's commit marker
    if (log.owner != null) {
      log.owner.wake(world.dice.millis(0, 20));
    }
    onDeadLetters();
  }

  DeadLetterTopic deadLetters() {
    return letters;
  }

  /** Lets members read new records of the dead-letter topic. */
  void onDeadLetters() {
    members.forEach(Member::onDeadLetters);
  }

  /** Returns the first offset of a partition. */
  long start(int partition) {
    return logs.get(partition).start;
  }

  /** Returns the event at an offset or the first one after it; null at the end. */
  @Nullable LoggedEvent read(int partition, long offset) {
    List<LoggedEvent> events = logs.get(partition).events;
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (events.get(middle).offset < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < events.size() ? events.get(low) : null;
  }

  void join(Member member) {
    members.add(member);
  }

  List<Member> members() {
    return members;
  }

  /** Removes a member and reassigns its partitions. */
  void expel(Member member) {
    members.remove(member);
    for (int partition = 0; partition < logs.size(); partition++) {
      if (logs.get(partition).owner == member) {
        free(partition);
      }
    }
  }

  /** Unassigns a partition, and assigns it when there is a member. */
  void free(int partition) {
    Log log = logs.get(partition);
    log.owner = null;
    log.epoch++;
    world.time.in(world.dice.millis(0, 50), () -> assign(partition));
  }

  private void assign(int partition) {
    Log log = logs.get(partition);
    if (log.owner != null) {
      return;
    }
    if (members.isEmpty()) {
      world.time.in(world.dice.millis(1, 50), () -> assign(partition));
      return;
    }
    if (partition < world.plan.partitions
        && world.plan.resets
        && !world.weather.faultsAreOver(world.now())
        && world.dice.chance(0.2)) {
      reset(partition, log);
    }
    Member member = world.dice.of(members);
    log.owner = member;
    world.tally.moves++;
    world.tally.restored += log.text.isEmpty() ? 0 : 1;
    world.history.assigned(member.name(), topic(partition), partition, world.now());
    member.assigned(partition, log.epoch, log.committed, log.text);
  }

  /** Resets a committed offset, but keeps the metadata of the later commit. */
  private void reset(int partition, Log log) {
    LoggedEvent first = read(partition, log.committed - world.dice.from(1, 6));
    if (first != null && first.offset < log.committed) {
      log.committed = first.offset;
      world.history.committed("operator", first.at(), offset -> false, world.now());
    }
  }

  /** Starts to move a partition to another member. */
  void move(int partition) {
    Member owner = logs.get(partition).owner;
    if (owner != null) {
      owner.drain(partition);
    }
  }

  boolean isOwner(int partition, int epoch) {
    return logs.get(partition).epoch == epoch && logs.get(partition).owner != null;
  }

  /** Processes a commit; returns whether it was accepted. */
  boolean commit(Member member, Holding holding, long offset, String text, long sentAt) {
    int partition = holding.number;
    if (!isOwner(partition, holding.epoch) || world.weather.commitsFail(world.now())) {
      return false;
    }
    if (text.length() > CompletedOffsets.MAX_LENGTH) {
      throw World.broken("a commit's text is too long: " + text.length());
    }
    Log log = logs.get(partition);
    log.committed = offset;
    log.text = text;
    CompletedOffsets beyond = CompletedOffsets.decode(offset, text);
    world.history.committed(
        member.name(),
        new Placement(topic(partition), partition, offset),
        beyond::contains,
        sentAt);
    return true;
  }

  /** Returns whether all events were sent and committed. */
  boolean isDone() {
    return sent == world.plan.events
        && (letters.isDone() || !world.plan.parks)
        && logs.stream().allMatch(log -> log.events.isEmpty() || log.committed >= end(log));
  }

  private static long end(Log log) {
    return log.events.get(log.events.size() - 1).offset + 1;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < logs.size(); i++) {
      Log log = logs.get(i);
      text.append("\n  ").append(topic(i)).append('-').append(i);
      text.append(": committed ").append(log.committed).append(" of ").append(log.end);
      text.append(", with ").append(log.owner);
    }
    return text.toString();
  }
}
