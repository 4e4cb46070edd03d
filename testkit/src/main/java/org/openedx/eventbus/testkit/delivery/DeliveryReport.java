package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What checking a history came to.
 *
 * @param events how many stand in their topics
 * @param due how many outcomes there should be: of each event, one for each of its handlers
 * @param duplicates how often an event was handled or written beyond the one time that is due
 * @param deadLetters how many events ended as dead letters, of each handler
 * @param violations where a guarantee did not hold
 */
public record DeliveryReport(
    int events, int due, int duplicates, int deadLetters, List<Violation> violations) {
  private static final int SHOWN = 20;

  public DeliveryReport {
    violations = List.copyOf(violations);
  }

  static DeliveryReport of(Recorded recorded, List<Guarantee> guarantees) {
    int due = 0;
    int duplicates = 0;
    int deadLetters = 0;
    for (Outcome outcome : recorded.outcomes()) {
      due++;
      duplicates += outcome.duplicates();
      deadLetters += outcome.letters.isEmpty() ? 0 : 1;
    }
    List<Violation> violations = new ArrayList<>();
    for (Guarantee guarantee : guarantees) {
      violations.addAll(guarantee.violations(recorded));
    }
    return new DeliveryReport(recorded.events().size(), due, duplicates, deadLetters, violations);
  }

  /** How many violations there are of one kind. */
  public int count(Violation.Kind kind) {
    return (int) violations.stream().filter(each -> each.kind() == kind).count();
  }

  /** {@code events …, lost …, reordered …, overlapped …, duplicates …, dead letters …}. */
  public String figures() {
    return "events "
        + events
        + ", lost "
        + count(Violation.Kind.LOST)
        + ", reordered "
        + count(Violation.Kind.REORDERED)
        + ", overlapped "
        + count(Violation.Kind.OVERLAPPED)
        + ", duplicates "
        + duplicates
        + ", dead letters "
        + deadLetters;
  }

  /**
   * Demands that everything held.
   *
   * @throws AssertionError with the figures and the violations; also when no event had a handler,
   *     of which anything holds
   */
  public DeliveryReport assertHolds() {
    if (due == 0) {
      throw new AssertionError("no event of this history has a handler: there is nothing to check");
    }
    if (!violations.isEmpty()) {
      throw new AssertionError(this);
    }
    return this;
  }

  /** The figures, and the first violations in words. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(figures());
    violations.stream().limit(SHOWN).forEach(each -> text.append("\n  ").append(each));
    if (violations.size() > SHOWN) {
      text.append("\n  and ").append(violations.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
