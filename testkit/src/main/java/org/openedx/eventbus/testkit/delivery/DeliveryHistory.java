package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Commit;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.DeadLetter;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Deletion;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.LossReport;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.OwnershipChange;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Partition;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Position;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Resolution;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.StoredEvent;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Truncation;

/**
 * History of events between their sending and the commits of their offsets, for example:
 *
 * <pre>{@code
 * history.sent(producer.sendAndWait(STUDENT_REGISTRATION_COMPLETED, payload), "ada", "mailer");
 * history.check(Guarantee.all()).assertHolds();
 * }</pre>
 *
 * <p>Times are nanoseconds of one clock for all entries; {@link System#nanoTime()} is one for the
 * processes of a machine. Entries may be added in any order. Thread-safe.
 *
 * <p>A <em>member</em> is one run of one consumer. After a restart it is another member, with
 * another name.
 */
public final class DeliveryHistory {
  private final List<StoredEvent> sent = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Resolution> resolutions = new ArrayList<>();
  private final List<Commit> commits = new ArrayList<>();
  private final List<OwnershipChange> ownership = new ArrayList<>();
  private final List<Deletion> deletions = new ArrayList<>();
  private final List<Truncation> truncations = new ArrayList<>();
  private final List<LossReport> lossReports = new ArrayList<>();

  /** Creates an empty history. */
  public DeliveryHistory() {}

  /**
   * Adds an event that its topic contains, because its sending was acknowledged. Events whose
   * acknowledgement was lost can be added at the end, when the topic is read back.
   *
   * @param at the position of the event in its topic
   * @param key any text that distinguishes keys; null for no key
   * @param id the event's id
   * @param handlers the names of the handlers that must process it; may be empty
   * @throws IllegalArgumentException if a handler occurs twice
   */
  public synchronized void sent(Placement at, @Nullable String key, String id, String... handlers) {
    Objects.requireNonNull(handlers, "handlers");
    sent.add(new StoredEvent(Position.of(at), key, id, Set.of(handlers)));
  }

  /**
   * Adds a sent event at each of its positions. Nothing is expected of an event that was sent to no
   * topic.
   *
   * @param event the acknowledged event, from a producer
   * @param key any text that distinguishes keys; null for no key
   * @param handlers the names of the handlers that must process it; may be empty
   * @throws IllegalArgumentException if a handler occurs twice
   */
  public void sent(SentEvent event, @Nullable String key, String... handlers) {
    Objects.requireNonNull(handlers, "handlers");
    String id = Objects.requireNonNull(event, "event").metadata().id().toString();
    event.placements().forEach(at -> sent(at, key, id, handlers));
  }

  /**
   * Adds the start of an attempt.
   *
   * @param member the name of the member
   * @param handler the name of the handler
   * @param at the position of the event
   * @param id the event's id
   * @param nanos the time of the start
   * @return the attempt, to record its end; without one it runs until its member is {@link #killed}
   */
  public synchronized Attempt begin(
      String member, String handler, Placement at, String id, long nanos) {
    Attempt attempt = new Attempt(this, member, handler, Position.of(at), id, nanos);
    attempts.add(attempt);
    return attempt;
  }

  /**
   * Adds the killing of a member, which ends its running attempts without an outcome.
   *
   * @param member the name of the member
   * @param nanos the time of its end
   */
  public synchronized void killed(String member, long nanos) {
    Objects.requireNonNull(member, "member");
    attempts.stream()
        .filter(attempt -> attempt.member.equals(member))
        .forEach(attempt -> attempt.killed(nanos));
  }

  /**
   * Adds a dead letter of a handler.
   *
   * @param handler the name of the handler
   * @param at the position of the event
   * @param id the event's id
   * @param disposition its cause: {@code POISON}, {@code INCOMPATIBLE}, {@code EXHAUSTED}, {@code
   *     REJECTED} or {@code PARKED}
   * @param nanos the time of the write to the dead-letter topic
   */
  public synchronized void deadLetter(
      String handler, Placement at, String id, String disposition, long nanos) {
    deadLetters.add(new DeadLetter(handler, Position.of(at), id, disposition, nanos));
  }

  /**
   * Adds the redrive of a dead letter. Its attempts from this time on are those of the redriven
   * event. For handlers that park, the order of the key is still checked. For other handlers, a
   * redriven event has no order with later events.
   *
   * @param handler the name of the handler
   * @param at the position at which the event was first read
   * @param nanos the time of the redrive
   */
  public synchronized void redriven(String handler, Placement at, long nanos) {
    resolutions.add(new Resolution(handler, Position.of(at), false, nanos));
  }

  /**
   * Adds the discarding of a dead letter, after which its event need not be handled.
   *
   * @param handler the name of the handler
   * @param at the position at which the event was first read
   * @param nanos the time of the discarding
   */
  public synchronized void discarded(String handler, Placement at, long nanos) {
    resolutions.add(new Resolution(handler, Position.of(at), true, nanos));
  }

  /**
   * Adds an accepted commit.
   *
   * @param member the name of the member
   * @param next the committed offset: all events below it are completed
   * @param completedBeyond returns whether an offset beyond it is completed; called later, so that
   *     its results must not change
   * @param nanos the time of its acceptance or, earlier, of its sending
   */
  public synchronized void committed(
      String member, Placement next, LongPredicate completedBeyond, long nanos) {
    Position at = Position.of(Objects.requireNonNull(next, "next"));
    commits.add(new Commit(member, at.partition(), at.offset(), completedBeyond, nanos));
  }

  /**
   * Adds the assignment of a partition to a member. {@link Guarantee#noRedeliveryAfterCommit}
   * compares the member's events with the last commit before the assignment.
   *
   * @param member the name of the member
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @param nanos the time at which the member determines its start position
   */
  public synchronized void assigned(String member, String topic, int partition, long nanos) {
    ownership.add(new OwnershipChange(member, new Partition(topic, partition), true, nanos));
  }

  /**
   * Adds the loss of a partition while handlers of the member were running: the member did not
   * notice the loss, or the handlers did not return in time. From this time on they may overlap
   * with those of the next owner, which only the handlers themselves can prevent.
   *
   * @param member the name of the member
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @param nanos the time from which the next owner may process events
   */
  public synchronized void lost(String member, String topic, int partition, long nanos) {
    ownership.add(new OwnershipChange(member, new Partition(topic, partition), false, nanos));
  }

  /**
   * Adds the deletion of events by Kafka, for example after their retention time. A deleted event
   * need not be handled, but the consumer must report it if it had not read it.
   *
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @param logStart the new log start offset: all events below it are deleted
   * @param nanos the time of the deletion or earlier
   */
  public synchronized void deleted(String topic, int partition, long logStart, long nanos) {
    deletions.add(new Deletion(new Partition(topic, partition), logStart, nanos));
  }

  /**
   * Adds the loss of the end of a log, for example by an unclean election, or of a topic that was
   * recreated. A lost event need not be handled, and no consumer can report it. Events that are
   * written at the same offsets afterwards need another name of their topic in this history.
   *
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @param logEnd the new log end offset: all events from it on are lost
   * @param nanos the time of the loss or earlier
   */
  public synchronized void truncated(String topic, int partition, long logEnd, long nanos) {
    truncations.add(new Truncation(new Partition(topic, partition), logEnd, nanos));
  }

  /**
   * Adds a report of a member that Kafka had deleted events before they were read.
   *
   * @param member the name of the member
   * @param topic the topic of the partition
   * @param partition the number of the partition
   * @param from the first deleted offset
   * @param to the offset after the last deleted one
   * @param nanos the time of the report
   */
  public synchronized void reportedDeleted(
      String member, String topic, int partition, long from, long to, long nanos) {
    lossReports.add(new LossReport(member, new Partition(topic, partition), from, to, nanos));
  }

  /**
   * {@return a handler that adds each attempt of another one, at {@link System#nanoTime}}
   *
   * @param <T> the payload's class
   * @param member the name of the member
   * @param handlerName the name of the handler in this history
   * @param handler the code that processes events
   */
  public <T> DeliveryHandler<T> recording(
      String member, String handlerName, DeliveryHandler<T> handler) {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(handlerName, "handlerName");
    Objects.requireNonNull(handler, "handler");
    return (event, delivery) -> {
      Placement at = new Placement(delivery.topic(), delivery.partition(), delivery.offset());
      String id = event.id().toString();
      Attempt attempt = begin(member, handlerName, at, id, System.nanoTime());
      try {
        handler.handle(event, delivery);
        attempt.handled(System.nanoTime());
      } finally {
        attempt.failed(System.nanoTime()); // ignored after a return
      }
    };
  }

  /** Returns the entries so far, in order; later entries do not change it. */
  synchronized HistorySnapshot snapshot() {
    List<Attempt> copies = attempts.stream().map(Attempt::copy).toList();
    return new HistorySnapshot(
        sent,
        copies,
        deadLetters,
        resolutions,
        commits,
        ownership,
        deletions,
        truncations,
        lossReports);
  }

  /**
   * Checks guarantees for the entries so far. Later entries do not change the report.
   *
   * @param guarantees the guarantees, for example {@code Guarantee.all()}
   * @return the report; {@link DeliveryReport#assertHolds} fails a test with violations
   */
  public DeliveryReport check(Guarantee... guarantees) {
    Objects.requireNonNull(guarantees, "guarantees");
    return DeliveryReport.of(snapshot(), List.of(guarantees));
  }
}
