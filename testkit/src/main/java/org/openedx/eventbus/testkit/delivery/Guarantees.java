package org.openedx.eventbus.testkit.delivery;

import java.util.Set;

/** What a consumer promises, each with a checker of its own that knows nothing of the others. */
public final class Guarantees {
  private Guarantees() {}

  /** What every consumer that orders by key promises. */
  public static Guarantee[] all() {
    return new Guarantee[] {
      consistent(),
      atLeastOnce(),
      inOrder(Scope.KEY),
      noOverlap(Scope.KEY),
      committedNeverAhead(),
      nothingCommittedAgain(),
      deadLettersComplete()
    };
  }

  /** Each event is handled, or is a dead letter, for each of its handlers. */
  public static Guarantee atLeastOnce() {
    return new AtLeastOnce();
  }

  /** No event is begun before the earlier ones are done with. */
  public static Guarantee inOrder(Scope scope) {
    return new InOrder(scope);
  }

  /** A handler never has two events at once. */
  public static Guarantee noOverlap(Scope scope) {
    return new NoOverlap(scope);
  }

  /**
   * Events are handled more than once rarely.
   *
   * @param atMost how many repetitions there may be for each event and handler, on average: 0.1 for
   *     a tenth
   */
  public static Guarantee duplicatesBounded(double atMost) {
    return new DuplicatesBounded(atMost);
  }

  /** A commit covers only what is done with. */
  public static Guarantee committedNeverAhead() {
    return new CommittedNeverAhead();
  }

  /** What a commit covers is not given to who takes over later. */
  public static Guarantee nothingCommittedAgain() {
    return new NothingCommittedAgain();
  }

  /** Each dead letter has a cause, and its event was not handled as well. */
  public static Guarantee deadLettersComplete() {
    return new DeadLettersComplete();
  }

  /**
   * Once a key has a dead letter, no later event of it is begun until that was redriven and
   * handled, or discarded.
   *
   * @param handlers those that park; none named for all
   */
  public static Guarantee parkedKeysHeld(String... handlers) {
    return new ParkedKeysHeld(Set.of(handlers));
  }

  /** What was given to handlers, or written, is what stands in the topic. */
  public static Guarantee consistent() {
    return new Consistent();
  }
}
