package org.openedx.eventbus.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.SentEvent.Placement;

/** Each checker passes a good history and fails on a bad one, and names what is wrong with it. */
class GuaranteesTest {
  private final DeliveryHistory history = new DeliveryHistory();

  GuaranteesTest() {
    history.assigned("one", "t", 0, 0);
    history.sent(at(0), "a", "id0", "mail");
    history.sent(at(1), "a", "id1", "mail");
    history.sent(at(2), "b", "id2", "mail");
    history.sent(at(3), "b", "id3");
  }

  @Test
  void aGoodHistoryHolds() {
    handled("one", 0, 10, 20);
    handled("one", 2, 12, 25);
    failed("one", 1, 20, 22);
    handled("one", 1, 30, 40);
    history.committed("one", at(1), Set.of(2L)::contains, 26);
    history.committed("one", at(4), beyond -> false, 41);

    DeliveryReport report =
        history.check(
            Guarantees.consistent(),
            Guarantees.atLeastOnce(),
            Guarantees.inOrder(Scope.KEY),
            Guarantees.noOverlap(Scope.KEY),
            Guarantees.duplicatesBounded(0),
            Guarantees.committedNeverAhead(),
            Guarantees.nothingCommittedAgain(),
            Guarantees.deadLettersComplete(),
            Guarantees.parkedKeysHeld());

    assertThat(report.assertHolds().figures())
        .isEqualTo("events 4, lost 0, reordered 0, overlapped 0, duplicates 0, dead letters 0");
  }

  @Test
  void anEventThatNobodyHandledIsLost() {
    handled("one", 0, 10, 20);
    failed("one", 1, 20, 30);
    letter(2, "POISON", 30);
    assertFails(Guarantees.atLeastOnce(), Violation.Kind.LOST, "id1");
  }

  @Test
  void anEventThatOneOfItsHandlersNeverGotIsLost() {
    history.sent(at(4), "c", "id4", "mail", "audit");
    all();
    handled("one", 4, 60, 61);
    assertFails(Guarantees.atLeastOnce(), Violation.Kind.LOST, "id4", "audit");
  }

  @Test
  void anEventBegunBeforeAnEarlierOneOfItsKeyIsDoneIsReordered() {
    handled("one", 1, 10, 20);
    handled("one", 0, 20, 30);
    handled("one", 2, 10, 11);
    assertFails(Guarantees.inOrder(Scope.KEY), Violation.Kind.REORDERED, "id1", "id0");
  }

  @Test
  void anEventBegunAfterAnEarlierOneFailedIsReordered() {
    failed("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    handled("one", 0, 30, 40);
    assertFails(Guarantees.inOrder(Scope.KEY), Violation.Kind.REORDERED, "id1", "id0");
  }

  @Test
  void aDeadLetterWrittenBeforeAnEarlierEventIsDoneIsReordered() {
    letter(1, "POISON", 5);
    handled("one", 0, 10, 20);
    assertFails(Guarantees.inOrder(Scope.KEY), Violation.Kind.REORDERED, "id1", "id0");
  }

  @Test
  void otherKeysAndWhatComesAgainHaveNoOrder() {
    handled("one", 2, 5, 6);
    handled("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    handled("two", 0, 40, 50);
    handled("two", 1, 50, 60);
    assertThat(history.check(Guarantees.inOrder(Scope.KEY)).violations()).isEmpty();
    assertFails(Guarantees.inOrder(Scope.PARTITION), Violation.Kind.REORDERED, "id2");
  }

  @Test
  void anEarlierEventThatBecameADeadLetterIsNotWaitedFor() {
    failed("one", 0, 10, 20);
    letter(0, "EXHAUSTED", 21);
    handled("one", 1, 21, 30);
    assertThat(history.check(Guarantees.inOrder(Scope.KEY)).violations()).isEmpty();
  }

  @Test
  void twoEventsOfAKeyAtOnceOverlap() {
    handled("one", 0, 10, 20);
    handled("one", 1, 19, 30);
    assertFails(Guarantees.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "@0", "@1");
  }

  @Test
  void twoMembersWithTheSameEventOverlap() {
    handled("one", 0, 10, 20);
    handled("two", 0, 15, 30);
    assertFails(Guarantees.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "one", "two");
  }

  @Test
  void anAttemptThatNeverEndsOverlapsAllLaterOnes() {
    begin("one", 0, 10);
    handled("two", 0, 1_000, 1_001);
    assertFails(Guarantees.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "one", "two");
  }

  @Test
  void whoIsKilledHasNothingInHandAnyMore() {
    begin("one", 0, 10);
    history.cut("one", 15);
    handled("two", 0, 15, 30);
    assertThat(history.check(Guarantees.noOverlap(Scope.KEY)).violations()).isEmpty();
  }

  @Test
  void whoLostThePartitionMayOverlapFromThenOn() {
    handled("one", 0, 10, 20);
    history.lost("one", "t", 0, 14);
    history.assigned("two", "t", 0, 14);
    handled("two", 0, 15, 30);
    assertThat(history.check(Guarantees.noOverlap(Scope.KEY)).violations()).isEmpty();
    handled("two", 1, 29, 40);
    assertFails(Guarantees.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "@0", "@1");
  }

  @Test
  void whoGotThePartitionBackIsHeldToItAgain() {
    history.lost("one", "t", 0, 5);
    history.assigned("one", "t", 0, 6);
    handled("one", 0, 10, 20);
    handled("two", 0, 15, 30);
    assertFails(Guarantees.noOverlap(Scope.KEY), Violation.Kind.OVERLAPPED, "one", "two");
  }

  @Test
  void duplicatesAreCountedAgainstTheirShare() {
    all();
    handled("two", 0, 60, 70);
    assertThat(history.check(Guarantees.duplicatesBounded(0.34)).violations()).isEmpty();
    assertFails(Guarantees.duplicatesBounded(0.33), Violation.Kind.DUPLICATED, "1 duplicates of 3");
  }

  @Test
  void aCommitThatCoversWhatIsNotHandledIsAhead() {
    handled("one", 0, 10, 20);
    history.committed("one", at(2), beyond -> false, 25);
    handled("one", 1, 20, 30);
    assertFails(Guarantees.committedNeverAhead(), Violation.Kind.COMMITTED_AHEAD, "id1");
  }

  @Test
  void aCommitThatKnowsAsFinishedWhatIsNotIsAhead() {
    handled("one", 0, 10, 20);
    handled("one", 1, 20, 30);
    history.committed("one", at(1), Set.of(2L)::contains, 35);
    handled("one", 2, 30, 40);
    assertFails(Guarantees.committedNeverAhead(), Violation.Kind.COMMITTED_AHEAD, "id2");
  }

  @Test
  void whatACommitCoversMustNotBeGivenToTheNextOwner() {
    all();
    history.committed("one", at(1), Set.of(2L)::contains, 60);
    history.assigned("two", "t", 0, 70);
    handled("two", 1, 71, 72);
    assertThat(history.check(Guarantees.nothingCommittedAgain()).violations()).isEmpty();
    handled("two", 2, 73, 74);
    assertFails(Guarantees.nothingCommittedAgain(), Violation.Kind.GIVEN_AGAIN, "id2");
  }

  @Test
  void aDeadLetterNeedsACause() {
    letter(0, "EXHAUSTED", 5);
    assertFails(Guarantees.deadLettersComplete(), Violation.Kind.DEAD_LETTER, "id0");
  }

  @Test
  void aParkedLetterNeedsAnEarlierOneOfItsKey() {
    failed("one", 0, 1, 2);
    letter(0, "REJECTED", 3);
    letter(1, "PARKED", 5);
    assertThat(history.check(Guarantees.deadLettersComplete()).violations()).isEmpty();
    letter(2, "PARKED", 6);
    assertFails(Guarantees.deadLettersComplete(), Violation.Kind.DEAD_LETTER, "id2");
  }

  @Test
  void anEventIsHandledOrADeadLetterButNotBoth() {
    failed("one", 0, 1, 2);
    letter(0, "REJECTED", 3);
    handled("one", 0, 4, 5);
    assertFails(Guarantees.deadLettersComplete(), Violation.Kind.DEAD_LETTER, "id0");
    history.assigned("one", "t", 0, 4);
    assertThat(history.check(Guarantees.deadLettersComplete()).violations()).isEmpty();
  }

  @Test
  void nothingOfAParkedKeyIsGivenToAHandler() {
    failed("one", 0, 1, 2);
    letter(0, "REJECTED", 3);
    handled("one", 2, 4, 5);
    assertThat(history.check(Guarantees.parkedKeysHeld()).violations()).isEmpty();
    handled("one", 1, 4, 5);
    assertFails(Guarantees.parkedKeysHeld(), Violation.Kind.OVERTOOK_PARKED, "id1");
    assertFails(Guarantees.parkedKeysHeld("mail"), Violation.Kind.OVERTOOK_PARKED, "id1");
    assertThat(history.check(Guarantees.parkedKeysHeld("other")).violations()).isEmpty();
  }

  @Test
  void whatStandsNowhereOrElsewhereIsInconsistent() {
    history.begin("one", "mail", at(9), "id9", 1);
    assertFails(Guarantees.consistent(), Violation.Kind.INCONSISTENT, "id9", "no event");
    history.begin("one", "mail", at(0), "id7", 1);
    assertFails(Guarantees.consistent(), Violation.Kind.INCONSISTENT, "id7", "id0");
    history.begin("one", "mail", at(3), "id3", 1);
    assertFails(Guarantees.consistent(), Violation.Kind.INCONSISTENT, "none of its own");
    history.sent(at(3), "b", "id8");
    assertFails(Guarantees.consistent(), Violation.Kind.INCONSISTENT, "both stand");
  }

  @Test
  void aReportShowsTheFiguresAndWhatWasViolated() {
    handled("one", 0, 10, 20);
    assertThatThrownBy(() -> history.check(Guarantees.all()).assertHolds())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "events 4, lost 2, reordered 0, overlapped 0, duplicates 0, dead letters 0\n"
                + "  LOST: id1")
        .hasMessageContaining("id2 (t-0@2, key b) for mail");
  }

  @Test
  void aHistoryWithoutHandlersProvesNothing() {
    assertThatThrownBy(() -> new DeliveryHistory().check(Guarantees.all()).assertHolds())
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

  private void letter(long offset, String disposition, long nanos) {
    history.deadLetter("mail", at(offset), "id" + offset, disposition, nanos);
  }

  private void assertFails(Guarantee guarantee, Violation.Kind kind, String... words) {
    DeliveryReport report = history.check(guarantee);
    assertThat(report.count(kind)).as(report.toString()).isPositive();
    assertThat(report.toString()).contains(words);
  }
}
