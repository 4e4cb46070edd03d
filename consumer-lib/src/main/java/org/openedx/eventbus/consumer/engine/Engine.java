package org.openedx.eventbus.consumer.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.config.Ordering;
import org.openedx.eventbus.consumer.deadletter.Disposition;
import org.openedx.eventbus.consumer.offsets.CompletedOffsets;

/**
 * Decides which task is done when, and what becomes of those that fail. Everything happens on one
 * thread, that of its driver, who brings the time with each call, in nanoseconds of any clock.
 *
 * <p>What holds at any moment: a lane is with one worker at most, and its tasks are done in order;
 * a record is finished when each of its tasks was handled or is a written dead letter; what may be
 * committed never passes the lowest record that is not finished.
 */
public final class Engine {
  private final Ordering ordering;
  private final int turn;
  private final RandomGenerator random;
  private final HeldBack heldBack;
  private final EngineListener listener;
  private final ReadyLanes ready;
  private final Map<TopicPartition, Partition> partitions = new HashMap<>();
  private final Alarms alarms = new Alarms();
  private final Queue<Task> letters = new ArrayDeque<>();

  /**
   * @param turn how many tasks of a lane a worker is given at once, at most
   * @param receivers all there are
   */
  public Engine(
      Ordering ordering,
      int turn,
      List<Receiver> receivers,
      RandomGenerator random,
      ParkedKeys parked,
      EngineListener listener) {
    this.ordering = ordering;
    this.turn = turn;
    this.random = random;
    this.heldBack = new HeldBack(parked);
    this.listener = listener;
    this.ready = new ReadyLanes(receivers);
  }

  /**
   * A partition is ours from now on.
   *
   * @param position where reading begins, the committed offset; negative while it is not known
   * @param restored what was finished beyond it
   */
  public Partition assign(TopicPartition topicPartition, long position, CompletedOffsets restored) {
    Partition partition = new Partition(topicPartition, position, restored);
    partitions.put(topicPartition, partition);
    return partition;
  }

  /** The partition as it is ours; null when it is not. */
  public @Nullable Partition partition(TopicPartition topicPartition) {
    return partitions.get(topicPartition);
  }

  /** All that are ours. */
  public Collection<Partition> partitions() {
    return partitions.values();
  }

  /** A partition is to be given up: nothing of it is begun any more. */
  public void revoke(Partition partition) {
    partition.revoke();
    ready.forget(partition);
    heldBack.forget(partition);
  }

  /** Forgets a partition; whatever is still handed back of it counts for nothing. */
  public void forget(Partition partition) {
    revoke(partition);
    partitions.remove(partition.topicPartition(), partition);
    alarms.forget(partition);
    letters.removeIf(task -> task.lane.partition == partition);
  }

  private boolean isCurrent(Partition partition) {
    return partitions.get(partition.topicPartition()) == partition;
  }

  /**
   * A record was read, for some handlers; for none it is passed over.
   *
   * @return whether it is new; false when it was finished before this consumer had the partition
   */
  public boolean receive(
      Partition partition, ConsumerRecord<byte[], byte[]> record, List<Receiver> wanted) {
    if (!partition.offsets.read(record.offset())) {
      return false;
    }
    if (wanted.isEmpty()) {
      partition.offsets.finish(record.offset());
      return true;
    }
    Received received = new Received(record, wanted.size());
    partition.begin(received);
    for (int i = 0; i < wanted.size(); i++) {
      Lane lane = lane(partition, wanted.get(i), record.key());
      lane.add(new Task(received, lane));
      if (lane.state == Lane.State.IDLE || heldBack.overflows(lane)) {
        goOn(lane);
      }
    }
    return true;
  }

  private Lane lane(Partition partition, Receiver receiver, byte @Nullable [] key) {
    return switch (ordering) {
      case PARTITION -> partition.lane(receiver, null);
      case KEY -> key == null ? new Lane(partition, receiver, null) : partition.lane(receiver, key);
      case NONE -> new Lane(partition, receiver, null);
    };
  }

  /** A lane is idle: its first task may be given to a worker, or is known to be held back. */
  private void goOn(Lane lane) {
    heldBack.remove(lane);
    ParkedKeys.Answer answer = heldBack.of(lane);
    while (answer == ParkedKeys.Answer.DONE) {
      finish(lane.removeFirst());
      answer = heldBack.of(lane);
    }
    if (lane.size() == 0) {
      lane.state = Lane.State.IDLE;
      lane.partition.forget(lane);
    } else if (answer == ParkedKeys.Answer.FREE) {
      lane.state = Lane.State.READY;
      ready.add(lane);
    } else if (answer == ParkedKeys.Answer.HELD) {
      giveUp(lane, Disposition.PARKED);
    } else {
      heldBack.add(lane);
    }
  }

  /** There are news of dead letters, for which some may have waited. */
  public void lettersChanged() {
    heldBack.all().forEach(this::goOn);
  }

  /** Whether something waits for news of dead letters. */
  public boolean awaitsLetters() {
    return !heldBack.isEmpty();
  }

  /** Lets those try again whose time has come; to be called before {@link #take}. */
  public void tick(long now) {
    for (Lane lane = alarms.due(now); lane != null; lane = alarms.due(now)) {
      if (lane.state == Lane.State.WRITING) {
        letters.add(lane.first());
      } else {
        goOn(lane);
      }
    }
    for (Partition partition : partitions.values()) {
      partition.standstill.due(now).forEach(ready::add);
    }
  }

  /** A lane for a worker; null when there is none now. */
  public @Nullable Lane take(long now) {
    Lane lane = ready.take(now);
    if (lane != null) {
      boolean probe = lane.receiver.breaker.state() == Breaker.State.PROBING;
      // After a failure one task at a time, until the one at fault is through.
      boolean single =
          probe || lane.first().attempts > 0 || lane.receiver.parks() || lane.partition.redriven();
      lane.handOut(single ? 1 : Math.min(turn, lane.size()), probe);
      lane.partition.running++;
    }
    return lane;
  }

  /** When something is due again; {@link Long#MAX_VALUE} when only events can bring news. */
  public long nextDue() {
    long due = Math.min(alarms.next(), ready.nextDue());
    for (Partition partition : partitions.values()) {
      due = Math.min(due, partition.standstill.next());
    }
    return due;
  }

  /** A worker hands a lane back; once more than it was given to one counts for nothing. */
  public void handedBack(Lane lane, long now) {
    if (lane.state != Lane.State.RUNNING) {
      return;
    }
    lane.state = Lane.State.IDLE;
    lane.partition.running--;
    tellBreaker(lane, now);
    if (!isCurrent(lane.partition)) {
      return; // a late one: the partition was taken away meanwhile, its new owner starts over
    }
    if (lane.done() > 0) {
      gotOn(lane);
      if (lane.partition.redriven()) {
        write(lane); // its letter is answered first
        return;
      }
    }
    for (int i = 0; i < lane.done(); i++) {
      finish(lane.removeFirst());
    }
    Failure failure = lane.failure();
    if (failure == null) {
      goOn(lane);
    } else {
      failed(lane, failure, now);
    }
  }

  private void tellBreaker(Lane lane, long now) {
    Receiver receiver = lane.receiver;
    Breaker breaker = receiver.breaker;
    Failure failure = lane.failure();
    boolean changed = lane.done() > 0 && breaker.succeeded();
    if (failure != null && failure.kind() == Failure.Kind.HANDLER) {
      ConsumerRecord<byte[], byte[]> record = lane.begunLast().record();
      byte[] key = record.key();
      // Events without a key have none in common.
      int hash = key == null ? Long.hashCode(record.offset()) : Arrays.hashCode(key);
      changed |= breaker.failed(failure.cause(), hash, now);
    } else if (lane.probe() && lane.done() == 0) {
      breaker.probeEnded(now);
    }
    if (changed) {
      listener.breaker(receiver, breaker.state(), breaker.cause());
    }
    receiver.refresh();
  }

  private void finish(Task task) {
    Received received = task.received();
    if (--received.unfinished == 0) {
      task.lane.partition.finish(received);
    }
  }

  private void gotOn(Lane lane) {
    Partition.Reason was = lane.partition.standstill.gotOn(lane);
    if (was != null) {
      ready.release(lane.partition);
      listener.resumed(lane.partition, was);
    }
  }

  private void failed(Lane lane, Failure failure, long now) {
    Task task = lane.first();
    task.lastFailure = failure;
    switch (failure.kind()) {
      case REGISTRY_AWAY -> stop(lane, Partition.Reason.REGISTRY_AWAY, failure.cause(), now);
      case INTERRUPTED -> goOn(lane);
      case INCOMPATIBLE -> judge(lane, task, failure, now);
      case HANDLER, POISON -> {
        gotOn(lane);
        judge(lane, task, failure, now);
      }
    }
  }

  private void judge(Lane lane, Task task, Failure failure, long now) {
    long since = task.attempts == 0 ? now : task.firstFailure;
    Verdict verdict = lane.receiver.rule().judge(failure, task.attempts + 1, now - since, random);
    if (lane.probe() && failure.kind() == Failure.Kind.HANDLER && !isRejected(verdict)) {
      // What a handler that is known to be ill says of an event is not held against the event,
      // unless no other attempt would help: there may be no other event to try it with.
      goOn(lane);
      return;
    }
    task.attempts++;
    task.firstFailure = since;
    if (verdict instanceof Verdict.GiveUp giveUp) {
      giveUp(lane, giveUp.disposition());
    } else if (failure.kind() == Failure.Kind.INCOMPATIBLE) {
      stop(lane, Partition.Reason.INCOMPATIBLE, failure.cause(), now);
    } else if (verdict instanceof Verdict.Retry retry) {
      listener.retried(task, failure, retry.afterNanos());
      lane.state = Lane.State.WAITING;
      alarms.set(lane, now + retry.afterNanos());
    }
  }

  private static boolean isRejected(Verdict verdict) {
    return verdict instanceof Verdict.GiveUp giveUp && giveUp.disposition() == Disposition.REJECTED;
  }

  private void stop(Lane lane, Partition.Reason reason, Throwable cause, long now) {
    if (lane.partition.standstill.stop(lane, reason, now)) {
      listener.stopped(lane.partition, reason, cause);
    }
    lane.state = Lane.State.READY;
  }

  private void giveUp(Lane lane, Disposition disposition) {
    Task task = lane.first();
    task.disposition = disposition;
    write(lane);
    listener.gaveUp(task);
  }

  private void write(Lane lane) {
    lane.state = Lane.State.WRITING;
    lane.partition.writing++;
    letters.add(lane.first());
  }

  /**
   * A task that is to be written as a dead letter; or, when it has no disposition, of which is to
   * be written that it was handled after all. Null when there is none now.
   */
  public @Nullable Task takeLetter() {
    return letters.poll();
  }

  /** What was to be written of a task is written, and will not go away. */
  public void written(Task task) {
    Lane lane = task.lane;
    lane.partition.writing--;
    if (isCurrent(lane.partition)) {
      finish(lane.removeFirst());
      gotOn(lane);
      goOn(lane);
    }
  }

  /** It could not be written: its partition stands still until it is. */
  public void unwritten(Task task, Throwable cause, long now) {
    Lane lane = task.lane;
    if (!isCurrent(lane.partition)) {
      lane.partition.writing--;
      return;
    }
    if (lane.partition.standstill.stop(lane, Partition.Reason.DEAD_LETTER_UNWRITTEN, now)) {
      listener.stopped(lane.partition, Partition.Reason.DEAD_LETTER_UNWRITTEN, cause);
    }
    alarms.set(lane, lane.partition.standstill.until());
  }

  /** Stops giving events to a handler, or goes on. */
  public void pause(Receiver receiver, boolean paused) {
    receiver.pause(paused);
  }
}
