package org.openedx.eventbus.testkit.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.LossReport;
import org.openedx.eventbus.testkit.delivery.Violation.Kind;

/**
 * Guarantee of a consumer that must hold for every history, also after failures. Each has a
 * separate check that does not depend on the others. For example:
 *
 * <pre>{@code
 * history.check(Guarantee.atLeastOnce(), Guarantee.inOrder(Scope.KEY)).assertHolds();
 * }</pre>
 */
public final class Guarantee {
  /** Events of a partition that are ordered among themselves. */
  public enum Scope {
    /** The events of one key. Events without a key have no order. */
    KEY,
    /** All events. */
    PARTITION
  }

  private final Function<HistorySnapshot, List<Violation>> check;

  private Guarantee(Function<HistorySnapshot, List<Violation>> check) {
    this.check = check;
  }

  List<Violation> violations(HistorySnapshot history) {
    return check.apply(history);
  }

  /** {@return the guarantees of every consumer that keeps the order of keys} */
  public static Guarantee[] all() {
    return new Guarantee[] {
      eventsMatchTopic(),
      atLeastOnce(),
      inOrder(Scope.KEY),
      noOverlap(Scope.KEY),
      committedOffsetNeverAhead(),
      noRedeliveryAfterCommit(),
      deadLettersJustified(),
      deletedEventsReported()
    };
  }

  /**
   * {@return the guarantee that each event is handled, or is a dead letter, for each of its
   * handlers, and once more after a redrive}
   *
   * <p>Of Jepsen's classes: <em>lost-write</em> (acknowledged, not read although later events
   * were), <em>unseen</em> (acknowledged, not read at the end), and <em>poll-skip</em> and
   * <em>int-poll-skip</em> if the skipped event is never read later.
   */
  public static Guarantee atLeastOnce() {
    return new Guarantee(history -> history.outcomes().stream().flatMap(Guarantee::lost).toList());
  }

  private static Stream<Violation> lost(HandlerOutcome outcome) {
    if (outcome.completedAt() == HandlerOutcome.NEVER) {
      String text = " was neither handled nor dead-lettered; attempts: " + outcome.attempts;
      return Stream.of(new Violation(Kind.LOST, outcome + text));
    }
    String text = outcome + " was redriven, then neither handled nor dead-lettered";
    return outcome.isRedriveCompleted() ? Stream.of() : Stream.of(new Violation(Kind.LOST, text));
  }

  /**
   * {@return the guarantee that no event starts before the earlier ones of its scope are handled or
   * dead letters}
   *
   * <p>Of Jepsen's classes: <em>poll-skip</em>, <em>int-poll-skip</em>, and
   * <em>nonmonotonic-poll</em> among first readings.
   *
   * @param scope {@code KEY} for the events of one key, {@code PARTITION} for all of a partition
   */
  public static Guarantee inOrder(Scope scope) {
    Objects.requireNonNull(scope, "scope");
    return new Guarantee(history -> OrderChecks.inOrder(history, scope));
  }

  /**
   * {@return the guarantee that a handler never processes two events of a scope at once}
   *
   * <p>Jepsen has no class for it, because its clients take no time over an event.
   *
   * @param scope {@code KEY} for the events of one key, {@code PARTITION} for all of a partition
   */
  public static Guarantee noOverlap(Scope scope) {
    Objects.requireNonNull(scope, "scope");
    return new Guarantee(history -> OrderChecks.noOverlap(history, scope));
  }

  /**
   * {@return the guarantee that duplicates are few}
   *
   * <p>Of Jepsen's classes: <em>duplicate</em>, which at-least-once delivery permits and this
   * limits.
   *
   * @param atMost the highest number of duplicates per event and handler, on average, for example
   *     0.1 for a tenth
   * @throws IllegalArgumentException if {@code atMost} is negative or not a number
   */
  public static Guarantee duplicatesBounded(double atMost) {
    if (!(atMost >= 0)) {
      throw new IllegalArgumentException("the share of duplicates must be 0 or more: " + atMost);
    }
    return new Guarantee(history -> duplicates(history.outcomes(), atMost));
  }

  private static List<Violation> duplicates(List<HandlerOutcome> outcomes, double atMost) {
    int duplicates = outcomes.stream().mapToInt(HandlerOutcome::duplicates).sum();
    String text =
        "%d duplicates of %d expected outcomes; the share must be at most %s"
            .formatted(duplicates, outcomes.size(), atMost);
    return duplicates <= atMost * outcomes.size()
        ? List.of()
        : List.of(new Violation(Kind.DUPLICATED, text));
  }

  /**
   * {@return the guarantee that a commit covers only handled events and written dead letters, below
   * its offset and beyond it} Otherwise, a crash directly after the commit would lose the event.
   *
   * <p>It is the cause of Jepsen's <em>lost-write</em> and <em>int-poll-skip</em>, and is found
   * even if no crash followed.
   */
  public static Guarantee committedOffsetNeverAhead() {
    return new Guarantee(CommitChecks::committedOffsetNeverAhead);
  }

  /**
   * {@return the guarantee that the next owner of a partition receives no event that the last
   * commit before its assignment covers} Only members with recorded {@link DeliveryHistory#assigned
   * assignments} are checked.
   *
   * <p>Of Jepsen's classes: <em>nonmonotonic-poll</em> and <em>int-nonmonotonic-poll</em>, where no
   * rebalance explains them.
   */
  public static Guarantee noRedeliveryAfterCommit() {
    return new Guarantee(CommitChecks::noRedeliveryAfterCommit);
  }

  /**
   * {@return the guarantee that each dead letter has a cause, and that its event was not handled as
   * well}
   *
   * <p>Of Jepsen's classes: <em>duplicate</em>, where nothing explains it.
   */
  public static Guarantee deadLettersJustified() {
    return new Guarantee(DeadLetterChecks::justified);
  }

  /**
   * {@return the guarantee that after a dead letter no later event of its key starts until the dead
   * letter is redriven and handled, or discarded} Redriven events are in order too.
   *
   * @param handlers the names of the handlers that park; none for all
   * @throws IllegalArgumentException if a handler occurs twice
   */
  public static Guarantee parkedKeysHeld(String... handlers) {
    Set<String> parking = Set.of(Objects.requireNonNull(handlers, "handlers"));
    return new Guarantee(history -> DeadLetterChecks.parkedKeysHeld(history, parking));
  }

  /**
   * {@return the guarantee that members report exactly which events Kafka had deleted before they
   * were read: all deleted events that were not processed, and no event that still exists}
   *
   * <p>Jepsen has no class for it, because its topics keep their events.
   */
  public static Guarantee deletedEventsReported() {
    return new Guarantee(
        history -> history.outcomes().stream().flatMap(each -> unreported(each, history)).toList());
  }

  private static Stream<Violation> unreported(HandlerOutcome outcome, HistorySnapshot history) {
    Optional<LossReport> report =
        history.lossReports.stream()
            .filter(each -> each.covers(outcome.event.position()))
            .findFirst();
    boolean reportable = outcome.isDeleted() && !outcome.isTruncated();
    if (reportable && !outcome.isProcessed() && report.isEmpty()) {
      String text = outcome + " was deleted before it was processed, which no member reported";
      return Stream.of(new Violation(Kind.UNREPORTED, text));
    }
    return outcome.isDeleted() || outcome.isTruncated() || report.isEmpty()
        ? Stream.of()
        : Stream.of(
            new Violation(Kind.INCONSISTENT, report.get() + ", but the topic contains " + outcome));
  }

  /**
   * {@return the guarantee that handlers receive, and dead letters contain, the event that the
   * topic contains at their position, and only for handlers of that event}
   *
   * <p>Of Jepsen's classes: <em>inconsistent-offsets</em> (two events at one offset), <em>G1a</em>
   * (an event of an aborted transaction) and <em>precommitted-read</em>: the topic contains no
   * event that was never written.
   */
  public static Guarantee eventsMatchTopic() {
    return new Guarantee(
        history ->
            history.mismatches.stream()
                .map(mismatch -> new Violation(Kind.INCONSISTENT, mismatch))
                .toList());
  }
}
