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

/**
 * What happened to events between being sent and being committed, told by whoever saw it. Times are
 * nanoseconds of one clock, the same for all who tell; {@link System#nanoTime()} will do for the
 * processes of one machine. What is told may come in any order. Thread-safe.
 *
 * <p>A <em>member</em> is one run of one consumer: after a restart it is another, under another
 * name.
 */
public final class DeliveryHistory {
  private final List<StoredEvent> sent = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<RecordedDeadLetter> letters = new ArrayList<>();
  private final List<RecordedResolution> answers = new ArrayList<>();
  private final List<Commit> commits = new ArrayList<>();
  private final List<Tenure> tenures = new ArrayList<>();

  /**
   * An event stands in its topic: its sending was acknowledged. Whoever wants to know of events
   * whose acknowledgement was lost reads the topic back at the end, and tells of them too.
   *
   * @param key any text that tells keys apart; null for none
   * @param id the event's id
   * @param handlers the names of those who are to handle it; none when nobody is
   */
  public synchronized void sent(Placement at, @Nullable String key, String id, String... handlers) {
    sent.add(new StoredEvent(Place.of(at), key, id, Set.of(handlers)));
  }

  /** What a producer answered; of an event that went nowhere, nothing is expected. */
  public void sent(SentEvent answer, @Nullable String key, String... handlers) {
    String id = answer.metadata().id().toString();
    answer.placements().forEach(at -> sent(at, key, id, handlers));
  }

  /**
   * A handler was given an event.
   *
   * @return by which to tell how it ended; one that does not end goes on until its member is {@link
   *     #cut}
   */
  public synchronized Attempt begin(
      String member, String handler, Placement at, String id, long nanos) {
    Place place = Place.of(at);
    return add(new Attempt(this, member, handler, place, place.partition(), id, nanos));
  }

  /**
   * A handler was given an event that comes from its dead letter.
   *
   * @param at where the event was first read
   * @param topic where it was read this time
   */
  public synchronized Attempt beginRedriven(
      String member,
      String handler,
      Placement at,
      String id,
      String topic,
      int partition,
      long nanos) {
    PartitionName through = new PartitionName(topic, partition);
    return add(new Attempt(this, member, handler, Place.of(at), through, id, nanos));
  }

  private Attempt add(Attempt attempt) {
    attempts.add(attempt);
    return attempt;
  }

  /** A member was killed: whatever it was at has ended, without an outcome. */
  public synchronized void cut(String member, long nanos) {
    for (Attempt attempt : attempts) {
      if (attempt.member().equals(member)) {
        attempt.cut(nanos);
      }
    }
  }

  /**
   * An event became a dead letter of a handler.
   *
   * @param disposition why: {@code POISON}, {@code INCOMPATIBLE}, {@code EXHAUSTED}, {@code
   *     REJECTED} or {@code PARKED}
   * @param nanos when it stood in the topic of dead letters
   */
  public synchronized void deadLetter(
      String handler, Placement at, String id, String disposition, long nanos) {
    letters.add(new RecordedDeadLetter(handler, Place.of(at), id, disposition, nanos));
  }

  /**
   * A dead letter was given back to its handler. Of handlers that park, the order of the key holds
   * on; of others, there is none between it and what came later.
   */
  public synchronized void redriven(String handler, Placement at, long nanos) {
    answers.add(new RecordedResolution(handler, Place.of(at), false, nanos));
  }

  /** Somebody decided that an event need not be handled. */
  public synchronized void discarded(String handler, Placement at, long nanos) {
    answers.add(new RecordedResolution(handler, Place.of(at), true, nanos));
  }

  /**
   * A commit was accepted.
   *
   * @param next the committed offset: all below it is done with
   * @param finishedBeyond of the others, which are; asked later, so it must not change
   * @param nanos when it was accepted, or earlier, when it was sent
   */
  public synchronized void committed(
      String member, Placement next, LongPredicate finishedBeyond, long nanos) {
    Place at = Place.of(next);
    commits.add(new Commit(member, at.partition(), at.offset(), finishedBeyond, nanos));
  }

  /** A member took over a partition, and where to read from. */
  public synchronized void assigned(String member, String topic, int partition, long nanos) {
    tenures.add(new Tenure(member, new PartitionName(topic, partition), true, nanos));
  }

  /**
   * A member lost a partition with handlers still at it: without its knowledge, or because they did
   * not return in time. What they do from now on may overlap with what the next owner does; nothing
   * can prevent that but the handlers themselves.
   */
  public synchronized void lost(String member, String topic, int partition, long nanos) {
    tenures.add(new Tenure(member, new PartitionName(topic, partition), false, nanos));
  }

  /** A handler around another which tells of each event it is given, by {@link System#nanoTime}. */
  public <T> DeliveryHandler<T> recording(
      String member, String handler, DeliveryHandler<T> handlerItself) {
    Objects.requireNonNull(handlerItself, "handlerItself");
    return (event, delivery) -> {
      Attempt attempt =
          begin(
              member,
              handler,
              new Placement(delivery.topic(), delivery.partition(), delivery.offset()),
              event.id().toString(),
              System.nanoTime());
      boolean returned = false;
      try {
        handlerItself.handle(event, delivery);
        returned = true;
      } finally {
        if (returned) {
          attempt.handled(System.nanoTime());
        } else {
          attempt.failed(System.nanoTime());
        }
      }
    };
  }

  /** All that was told so far, in order; later news do not change it. */
  synchronized Recorded recorded() {
    return Recorded.of(
        sent, attempts.stream().map(Attempt::copy).toList(), letters, answers, commits, tenures);
  }

  /** Checks guarantees on what was told so far. */
  public DeliveryReport check(Guarantee... guarantees) {
    return DeliveryReport.of(recorded(), List.of(guarantees));
  }
}
