package org.openedx.eventbus.testkit.delivery;

import static org.openedx.eventbus.testkit.delivery.Violation.Kind.LOST;
import static org.openedx.eventbus.testkit.delivery.Violation.Kind.OVERLAPPED;
import static org.openedx.eventbus.testkit.delivery.Violation.Kind.REORDERED;
import static org.openedx.eventbus.testkit.delivery.Violation.Kind.UNREPORTED;

import java.util.List;
import java.util.Objects;

/**
 * Report on a checked delivery history.
 *
 * @param events the number of events in their topics
 * @param due the number of expected outcomes: one per event and handler
 * @param duplicates the number of times that events were handled or written as a dead letter beyond
 *     the one time that is due
 * @param deadLetters the number of pairs of event and handler with a dead letter
 * @param violations the violations of the checked guarantees
 */
public record DeliveryReport(
    int events, int due, int duplicates, int deadLetters, List<Violation> violations) {
  private static final int MAX_SHOWN = 20;

  /**
   * Creates a report.
   *
   * @param events the number of events in their topics
   * @param due the number of expected outcomes
   * @param duplicates the number of repeated outcomes
   * @param deadLetters the number of pairs of event and handler with a dead letter
   * @param violations the violations of the checked guarantees
   */
  public DeliveryReport {
    violations = List.copyOf(Objects.requireNonNull(violations, "violations"));
  }

  static DeliveryReport of(HistorySnapshot history, List<Guarantee> guarantees) {
    List<HandlerOutcome> outcomes = history.outcomes();
    return new DeliveryReport(
        history.events().size(),
        outcomes.size(),
        outcomes.stream().mapToInt(HandlerOutcome::duplicates).sum(),
        (int) outcomes.stream().filter(each -> !each.deadLetters.isEmpty()).count(),
        guarantees.stream().flatMap(each -> each.violations(history).stream()).toList());
  }

  /**
   * {@return the number of violations of one kind}
   *
   * @param kind the kind to count, for example {@code LOST}
   */
  public int count(Violation.Kind kind) {
    Objects.requireNonNull(kind, "kind");
    return (int) violations.stream().filter(each -> each.kind() == kind).count();
  }

  /**
   * {@return the figures as text: {@code events …, lost …, reordered …, overlapped …, unreported …,
   * duplicates …, dead letters …}}
   */
  public String figures() {
    return "events %d, lost %d, reordered %d, overlapped %d, unreported %d, duplicates %d, dead letters %d"
        .formatted(
            events,
            count(LOST),
            count(REORDERED),
            count(OVERLAPPED),
            count(UNREPORTED),
            duplicates,
            deadLetters);
  }

  /**
   * Verifies that all guarantees hold.
   *
   * @return this report
   * @throws AssertionError with the figures and the violations; also if no event has a handler,
   *     because every guarantee holds for such a history
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

  /** Returns the figures and the first violations. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(figures());
    violations.stream().limit(MAX_SHOWN).forEach(each -> text.append("\n  ").append(each));
    if (violations.size() > MAX_SHOWN) {
      text.append("\n  and ").append(violations.size() - MAX_SHOWN).append(" more");
    }
    return text.toString();
  }
}
