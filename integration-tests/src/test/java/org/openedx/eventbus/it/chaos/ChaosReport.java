package org.openedx.eventbus.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.it.chaos.LoadGenerator.Acknowledged;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;
import org.openedx.eventbus.testkit.delivery.DeliveryReport;
import org.openedx.eventbus.testkit.delivery.Guarantee;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;
import org.openedx.eventbus.testkit.delivery.MemberLogs;
import org.openedx.eventbus.testkit.delivery.Violation;

/**
 * Result of a run: compares acknowledged events, stored records, logs of members and dead letters,
 * and checks the delivery guarantees.
 */
final class ChaosReport {
  /**
   * More than twice the ratio that faults cause on a slow machine: while a right is revoked,
   * nothing is committed, and a single fault can repeat half of the events of a short run. A group
   * that starts over at each rebalance fails.
   */
  private static final double MAX_DUPLICATE_RATIO = 2;

  private static final int SHOWN = 20;

  private final DeliveryHistory history = new DeliveryHistory();

  /**
   * The same events and attempts, without the times at which members were killed or lost
   * partitions, so that every overlap counts.
   */
  private final DeliveryHistory strict = new DeliveryHistory();

  private final Map<String, Placement> stored = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Acknowledged> acknowledged;
  private final DeadLetterRecords deadLetters;
  private final DeliveryReport report;
  private final int excused;
  private final int commits;
  private final int refused;

  ChaosReport(
      TopicReader topics, TopicOperator operator, ConsumerProcesses consumers, LoadGenerator load) {
    acknowledged = load.acknowledged();
    refused = load.failedSends();
    topics.read(ChaosGroup.TOPIC).forEach(this::stored);
    operator.deletedRecords().forEach(this::stored);
    operator.addDeletionsTo(history);
    operator.addDeletionsTo(strict);
    acknowledged.values().forEach(this::compare);
    compareOrder();
    deadLetters = new DeadLetterRecords(topics, operator);
    deadLetters.addTo(history);
    deadLetters.addTo(strict);
    MemberLogs logs = consumers.logs();
    logs.addTo(history);
    logs.addAttemptsTo(strict);
    consumers.addKillsTo(history);
    consumers.addKillsTo(strict);
    commits = topics.addCommitsTo(history);
    report =
        history.check(
            Guarantee.eventsMatchTopic(),
            Guarantee.atLeastOnce(),
            Guarantee.inOrder(Scope.KEY),
            Guarantee.noOverlap(Scope.KEY),
            Guarantee.committedOffsetNeverAhead(),
            Guarantee.noRedeliveryAfterCommit(),
            Guarantee.deadLettersJustified(),
            Guarantee.deletedEventsReported(),
            Guarantee.parkedKeysHeld(ChaosGroup.LEDGER),
            Guarantee.duplicatesBounded(MAX_DUPLICATE_RATIO));
    excused =
        strict.check(Guarantee.noOverlap(Scope.KEY)).count(Violation.Kind.OVERLAPPED)
            - report.count(Violation.Kind.OVERLAPPED);
  }

  private void stored(ConsumerRecord<byte[], byte[]> record) {
    String id = UndecodableRecord.id(record.headers());
    String key = HexFormat.of().formatHex(record.key());
    Placement at = new Placement(record.topic(), record.partition(), record.offset());
    Placement before = stored.put(id, at);
    if (at.equals(before)) {
      return; // its deletion failed, or it was deleted with others later
    }
    if (before != null) {
      problems.add(id + " is stored twice, at " + before + " and " + at);
    }
    for (DeliveryHistory each : List.of(history, strict)) {
      each.sent(at, key, id, UndecodableRecord.handlers(record.headers()));
    }
  }

  private void compare(Acknowledged each) {
    if (!each.at().equals(stored.get(each.id()))) {
      problems.add(
          each + " was acknowledged, but is stored at " + stored.getOrDefault(each.id(), null));
      // Recorded as sent, so that it counts as lost.
      history.sent(each.at(), each.user(), each.id(), ChaosGroup.HANDLERS.toArray(String[]::new));
    }
  }

  /** Checks that the events of a key are stored in the order of sending. */
  private void compareOrder() {
    Map<String, Acknowledged> last = new HashMap<>();
    acknowledged.values().stream()
        .filter(each -> each.number() >= 0)
        .sorted(Comparator.comparingLong(Acknowledged::number))
        .forEach(
            each -> {
              Acknowledged before = last.put(each.user(), each);
              if (before != null
                  && before.at().partition() == each.at().partition()
                  && before.at().offset() > each.at().offset()) {
                problems.add(before + " was sent before " + each);
              }
            });
  }

  /**
   * Returns the figures of a run: {@code events …, lost …, reordered …, overlapped …, unreported …,
   * duplicates …, dead letters …}; {@code parked …, redriven …, discarded …}; and the numbers of
   * sends and commits.
   */
  String figures() {
    long unasked = stored.keySet().stream().filter(id -> !acknowledged.containsKey(id)).count();
    return report.figures()
        + "\nparked "
        + deadLetters.parked()
        + ", redriven "
        + deadLetters.redriven()
        + ", discarded "
        + deadLetters.discarded()
        + "\n  acknowledged "
        + acknowledged.size()
        + ", failed sends "
        + refused
        + " (of which stored "
        + unasked
        + "), commits "
        + commits
        + ", overlaps with members that had lost their partition "
        + excused;
  }

  void assertHolds() {
    assertThat(problems.stream().limit(SHOWN).toList())
        .as(problems.size() + " differences between topic and acknowledgements")
        .isEmpty();
    assertThat(deadLetters.unresolved().stream().limit(SHOWN).toList())
        .as(
            deadLetters.unresolved().size()
                + " dead letters of "
                + ChaosGroup.LEDGER
                + " are not resolved")
        .isEmpty();
    var unused = report.assertHolds();
    // A run without commits or dead letters proves nothing.
    assertThat(commits).as("commits").isPositive();
    assertThat(deadLetters.parked()).as("parked").isPositive();
    assertThat(deadLetters.redriven()).as("redriven").isPositive();
    assertThat(deadLetters.discarded()).as("discarded").isPositive();
  }
}
