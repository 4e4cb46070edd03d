package org.openedx.eventbus.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;

/** Each guarantee holds for a correct history, and reports the violation of an incorrect one. */
class GuaranteeTest {
  private final DeliveryHistory history = new DeliveryHistory();

  GuaranteeTest() {
    history.assigned("one", "t", 0, 0);
    history.sent(at(0), "a", "id0", "mail");
    history.sent(at(1), "a", "id1", "mail");
    history.sent(at(2), "b", "id2", "mail");
    history.sent(at(3), "b", "id3");
  }

  @Test
  void correctHistoryHolds() {
    handled("one", 0, 10, 20);
    handled("one", 2, 12, 25);
    failed("one", 1, 20, 22);
    handled("one", 1, 30, 40);
    history.committed("one", at(1), Set.of(2L)::contains, 26);
    history.committed("one", at(4), beyond -> false, 41);

    DeliveryReport report =
        history.check(
            Guarantee.eventsMatchTopic(),
            Guarantee.atLeastOnce(),
            Guarantee.inOrder(Scope.KEY),
            Guarantee.noOverlap(Scope.KEY),
            Guarantee.duplicatesBounded(0),
            Guarantee.committedOffsetNeverAhead(),
            Guarantee.noRedeliveryAfterCommit(),
            Guarantee.deadLettersJustified(),
            Guarantee.parkedKeysHeld());

    assertThat(report.assertHolds().figures())
        .isEqualTo(
            "events 4, lost 0, reordered 0, overlapped 0, unreported 0, duplicates 0,"
                + " dead letters 0");
  }

  @Test
  void deletedEventNeedNotBeHandledIfItIsReported() {
    history.deleted("t", 0, 1, 5);
    history.reportedDeleted("one", "t", 0, 0, 1, 6);
    handled("one", 1, 10, 20);
    handled("one", 2, 10, 20);
    history.committed("one", at(4), beyond -> false, 21);
    assertThat(history.check(Guarantee.all()).violations()).isEmpty();
  }

  @Test
  void deletedEventIsUnreportedUnlessItWasHandledOrReported() {
    handled("one", 0, 1, 2);
    history.deleted("t", 0, 2, 5);
    assertFails(Guarantee.deletedEventsReported(), Violation.Kind.UNREPORTED, "id1");
  }

  @Test
  void reportOfAnExistingEventIsInconsistent() {
    history.deleted("t", 0, 1, 5);
    history.reportedDeleted("one", "t", 0, 0, 2, 6);
    assertFails(Guarantee.deletedEventsReported(), Violation.Kind.INCONSISTENT, "id1");
  }

  @Test
  void unhandledEventIsLost() {
    handled("one", 0, 10, 20);
    failed("one", 1, 20, 30);
    deadLetter(2, "POISON", 30);
    assertFails(Guarantee.atLeastOnce(), Violation.Kind.LOST, "id1");
  }

  @Test
  void eventThatOneHandlerDidNotReceiveIsLost() {
    history.sent(at(4), "c", "id4", "mail", "audit");
    all();
    handled("one", 4, 60, 61);
    assertFails(Guarantee.atLeastOnce(), Violation.Kind.LOST, "id4", "audit");
  }

  @Test
  void eventStartedBeforeEarlierOneOfItsKeyCompletesIsReordered() {
    handled("one", 1, 10, 20);
    handled("one", 0, 20, 30);
    handled("one", 2, 10, 11);
    assertFails(Guarantee.inOrder(Scope.KEY), Violation.Kind.REORDERED, "id1", "id0");
  }

  @Test
  void eventStartedAfterFailureOfEarlierOneIsReordered() {
    failed("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    handled("one", 0, 30, 40);
    assertFails(Guarantee.inOrder(Scope.KEY), Violation.Kind.REORDERED, "id1", "id0");
  }

  @Test
  void deadLetterWrittenBeforeEarlierEventCompletesIsReordered() {
    deadLetter(1, "POISON", 5);
    handled("one", 0, 10, 20);
    assertFails(Guarantee.inOrder(Scope.KEY), Violation.Kind.REORDERED, "id1", "id0");
  }

  @Test
  void otherKeysAndDuplicatesHaveNoOrder() {
    handled("one", 2, 5, 6);
    handled("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    handled("two", 0, 40, 50);
    handled("two", 1, 50, 60);
    assertThat(history.check(Guarantee.inOrder(Scope.KEY)).violations()).isEmpty();
    assertFails(Guarantee.inOrder(Scope.PARTITION), Violation.Kind.REORDERED, "id2");
  }

  @Test
  void eventMayStartAfterDeadLetterOfEarlierOne() {
    failed("one", 0, 10, 20);
    deadLetter(0, "EXHAUSTED", 21);
    handled("one", 1, 21, 30);
    assertThat(history.check(Guarantee.inOrder(Scope.KEY)).violations()).isEmpty();
  }

  @Test
  void twoEventsOfAKeyAtOnceOverlap() {
    handled("one", 0, 10, 20);
    handled("one", 1, 19, 30);
    assertFails(Guarantee.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "@0", "@1");
  }

  @Test
  void twoMembersWithTheSameEventOverlap() {
    handled("one", 0, 10, 20);
    handled("two", 0, 15, 30);
    assertFails(Guarantee.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "one", "two");
  }

  @Test
  void attemptThatNeverEndsOverlapsAllLaterOnes() {
    begin("one", 0, 10);
    handled("two", 0, 1_000, 1_001);
    assertFails(Guarantee.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "one", "two");
  }

  @Test
  void killedMemberDoesNotOverlap() {
    begin("one", 0, 10);
    history.killed("one", 15);
    handled("two", 0, 15, 30);
    assertThat(history.check(Guarantee.noOverlap(Scope.KEY)).violations()).isEmpty();
  }

  @Test
  void memberThatLostThePartitionMayOverlapFromThenOn() {
    handled("one", 0, 10, 20);
    history.lost("one", "t", 0, 14);
    history.assigned("two", "t", 0, 14);
    handled("two", 0, 15, 30);
    assertThat(history.check(Guarantee.noOverlap(Scope.KEY)).violations()).isEmpty();
    handled("two", 1, 29, 40);
    assertFails(Guarantee.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "@0", "@1");
  }

  @Test
  void memberThatRegainedThePartitionMustNotOverlap() {
    history.lost("one", "t", 0, 5);
    history.assigned("one", "t", 0, 6);
    handled("one", 0, 10, 20);
    handled("two", 0, 15, 30);
    assertFails(Guarantee.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "one", "two");
  }

  @Test
  void duplicatesAboveTheirShareAreReported() {
    all();
    handled("two", 0, 60, 70);
    assertThat(history.check(Guarantee.duplicatesBounded(0.34)).violations()).isEmpty();
    assertFails(Guarantee.duplicatesBounded(0.33), Violation.Kind.DUPLICATED, "1 duplicates of 3");
  }

  @Test
  void commitThatCoversUnhandledEventIsAhead() {
    handled("one", 0, 10, 20);
    history.committed("one", at(2), beyond -> false, 25);
    handled("one", 1, 20, 30);
    assertFails(Guarantee.committedOffsetNeverAhead(), Violation.Kind.COMMITTED_AHEAD, "id1");
  }

  @Test
  void commitWithIncompleteOffsetBeyondItIsAhead() {
    handled("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    history.committed("one", at(1), Set.of(2L)::contains, 35);
    handled("one", 2, 30, 40);
    assertFails(Guarantee.committedOffsetNeverAhead(), Violation.Kind.COMMITTED_AHEAD, "id2");
  }

  @Test
  void committedEventMustNotBeDeliveredToTheNextOwner() {
    all();
    history.committed("one", at(1), Set.of(2L)::contains, 60);
    history.assigned("two", "t", 0, 70);
    handled("two", 1, 71, 72);
    assertThat(history.check(Guarantee.noRedeliveryAfterCommit()).violations()).isEmpty();
    handled("two", 2, 73, 74);
    assertFails(
        Guarantee.noRedeliveryAfterCommit(), Violation.Kind.REDELIVERED_AFTER_COMMIT, "id2");
  }

  @Test
  void deadLetterNeedsACause() {
    deadLetter(0, "EXHAUSTED", 5);
    assertFails(Guarantee.deadLettersJustified(), Violation.Kind.DEAD_LETTER, "id0");
  }

  @Test
  void parkedDeadLetterNeedsAnEarlierOneOfItsKey() {
    failed("one", 0, 1, 2);
    deadLetter(0, "REJECTED", 3);
    deadLetter(1, "PARKED", 5);
    assertThat(history.check(Guarantee.deadLettersJustified()).violations()).isEmpty();
    deadLetter(2, "PARKED", 6);
    assertFails(Guarantee.deadLettersJustified(), Violation.Kind.DEAD_LETTER, "id2");
  }

  @Test
  void keyStaysParkedBehindADeadLetterOfAnotherPartition() {
    history.sent(new Placement("t", 1, 0), "a", "expanded", "mail");
    failed("one", 0, 1, 2);
    deadLetter(0, "REJECTED", 3);
    history.deadLetter("mail", new Placement("t", 1, 0), "expanded", "PARKED", 5);
    assertThat(history.check(Guarantee.deadLettersJustified()).violations()).isEmpty();
  }

  @Test
  void parkedDeadLetterIsNotCausedByALaterOne() {
    deadLetter(0, "PARKED", 5);
    failed("one", 1, 1, 2);
    deadLetter(1, "REJECTED", 3);
    assertFails(Guarantee.deadLettersJustified(), Violation.Kind.DEAD_LETTER, "id0");
  }

  @Test
  void eventIsHandledOrADeadLetterButNotBoth() {
    failed("one", 0, 1, 2);
    deadLetter(0, "REJECTED", 3);
    handled("one", 0, 4, 5);
    assertFails(Guarantee.deadLettersJustified(), Violation.Kind.DEAD_LETTER, "id0");
    history.assigned("one", "t", 0, 4);
    assertThat(history.check(Guarantee.deadLettersJustified()).violations()).isEmpty();
  }

  @Test
  void eventOfAParkedKeyMustNotBeDelivered() {
    failed("one", 0, 1, 2);
    deadLetter(0, "REJECTED", 3);
    handled("one", 2, 4, 5);
    assertThat(history.check(Guarantee.parkedKeysHeld()).violations()).isEmpty();
    handled("one", 1, 4, 5);
    assertFails(Guarantee.parkedKeysHeld(), Violation.Kind.PARKED_KEY_OVERTAKEN, "id1");
    assertFails(Guarantee.parkedKeysHeld("mail"), Violation.Kind.PARKED_KEY_OVERTAKEN, "id1");
    assertThat(history.check(Guarantee.parkedKeysHeld("other")).violations()).isEmpty();
  }

  @Test
  void eventThatTheTopicDoesNotContainIsInconsistent() {
    history.begin("one", "mail", at(9), "id9", 1);
    assertFails(Guarantee.eventsMatchTopic(), Violation.Kind.INCONSISTENT, "id9", "no event");
    history.begin("one", "mail", at(0), "id7", 1);
    assertFails(Guarantee.eventsMatchTopic(), Violation.Kind.INCONSISTENT, "id7", "id0");
    history.begin("one", "mail", at(3), "id3", 1);
    assertFails(Guarantee.eventsMatchTopic(), Violation.Kind.INCONSISTENT, "no such handler");
    history.sent(at(3), "b", "id8");
    assertFails(Guarantee.eventsMatchTopic(), Violation.Kind.INCONSISTENT, "contains both");
  }

  @Test
  void reportContainsFiguresAndViolations() {
    handled("one", 0, 10, 20);
    assertThatThrownBy(() -> history.check(Guarantee.all()).assertHolds())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "events 4, lost 2, reordered 0, overlapped 0, unreported 0, duplicates 0, dead letters"
                + " 0\n"
                + "  LOST: id1")
        .hasMessageContaining("id2 (t-0@2, key b) for mail");
  }

  @Test
  void historyWithoutHandlersIsRejected() {
    assertThatThrownBy(() -> new DeliveryHistory().check(Guarantee.all()).assertHolds())
        .hasMessageContaining("nothing to check");
  }

  private static Placement at(long offset) {
    return new Placement("t", 0, offset);
  }

  private void all() {
    handled("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    handled("one", 2, 30, 40);
  }

  private Attempt begin(String member, long offset, long nanos) {
    return history.begin(member, "mail", at(offset), "id" + offset, nanos);
  }

  private void handled(String member, long offset, long from, long to) {
    begin(member, offset, from).handled(to);
  }

  private void failed(String member, long offset, long from, long to) {
    begin(member, offset, from).failed(to);
  }

  private void deadLetter(long offset, String disposition, long nanos) {
    history.deadLetter("mail", at(offset), "id" + offset, disposition, nanos);
  }

  private void assertFails(Guarantee guarantee, Violation.Kind kind, String... words) {
    DeliveryReport report = history.check(guarantee);
    assertThat(report.count(kind)).as(report.toString()).isPositive();
    assertThat(report.toString()).contains(words);
  }
}
