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
import org.openedx.eventbus.it.chaos.Load.Acknowledged;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;
import org.openedx.eventbus.testkit.delivery.DeliveryReport;
import org.openedx.eventbus.testkit.delivery.Guarantee;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;
import org.openedx.eventbus.testkit.delivery.MemberLogs;
import org.openedx.eventbus.testkit.delivery.Violation;

/** What is known at the end, from the topics, the members and the producer, and whether it fits. */
final class Verdict {
  /**
   * A multiple of what kills were seen to cause; a group that does half of everything again fails.
   */
  private static final double MOST_DUPLICATES = 0.5;

  private static final int SHOWN = 20;

  private final DeliveryHistory history = new DeliveryHistory();

  /** With the same events and attempts, and no excuse for overlaps. */
  private final DeliveryHistory strict = new DeliveryHistory();

  private final Map<String, Placement> stored = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Acknowledged> acknowledged;
  private final LetterRecords letters;
  private final DeliveryReport report;
  private final int excused;
  private final int commits;
  private final int refused;

  Verdict(Topics topics, Consumers consumers, Load load) {
    acknowledged = load.acknowledged();
    refused = load.refused();
    topics.read(Group.TOPIC).forEach(this::stored);
    acknowledged.values().forEach(this::compare);
    compareOrder();
    letters = new LetterRecords(topics);
    letters.tell(history);
    letters.tell(strict);
    MemberLogs logs = consumers.logs();
    logs.addTo(history, letters);
    logs.addAttemptsTo(strict, letters);
    consumers.tellOfKills(history);
    consumers.tellOfKills(strict);
    commits = topics.tellCommits(history);
    report =
        history.check(
            Guarantee.eventsMatchTopic(),
            Guarantee.atLeastOnce(),
            Guarantee.inOrder(Scope.KEY),
            Guarantee.noOverlap(Scope.KEY),
            Guarantee.committedOffsetNeverAhead(),
            Guarantee.noRedeliveryAfterCommit(),
            Guarantee.deadLettersJustified(),
            Guarantee.parkedKeysHeld(Group.LEDGER),
            Guarantee.duplicatesBounded(MOST_DUPLICATES));
    excused =
        strict.check(Guarantee.noOverlap(Scope.KEY)).count(Violation.Kind.OVERLAPPED)
            - report.count(Violation.Kind.OVERLAPPED);
  }

  private void stored(ConsumerRecord<byte[], byte[]> record) {
    String id = Poison.id(record.headers());
    String key = HexFormat.of().formatHex(record.key());
    Placement at = new Placement(record.topic(), record.partition(), record.offset());
    Placement before = stored.put(id, at);
    if (before != null) {
      problems.add(id + " stands twice, at " + before + " and " + at);
    }
    for (DeliveryHistory each : List.of(history, strict)) {
      each.sent(at, key, id, Poison.handlers(record.headers()));
    }
  }

  private void compare(Acknowledged each) {
    if (!each.at().equals(stored.get(each.id()))) {
      problems.add(
          each + " was acknowledged, and stands at " + stored.getOrDefault(each.id(), null));
      // Due all the same, so that it counts as lost.
      history.sent(each.at(), each.user(), each.id(), Group.HANDLERS.toArray(String[]::new));
    }
  }

  /** Events of a key stand in the order they were sent. */
  private void compareOrder() {
    Map<String, Acknowledged> last = new HashMap<>();
    acknowledged.values().stream()
        .filter(each -> each.number() >= 0)
        .sorted(Comparator.comparingLong(Acknowledged::number))
        .forEach(
            each -> {
              Acknowledged before = last.put(each.user(), each);
              if (before != null && before.at().offset() > each.at().offset()) {
                problems.add(before + " was sent before " + each);
              }
            });
  }

  /**
   * {@code events …, lost …, reordered …, overlapped …, duplicates …, dead letters …}; {@code
   * parked …, redriven …, discarded …}; and more.
   */
  String figures() {
    long unasked = stored.keySet().stream().filter(id -> !acknowledged.containsKey(id)).count();
    return report.figures()
        + "\nparked "
        + letters.parked()
        + ", redriven "
        + letters.redriven()
        + ", discarded "
        + letters.discarded()
        + "\n  acknowledged "
        + acknowledged.size()
        + ", refused "
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
        .as(problems.size() + " times the topic does not hold what was acknowledged")
        .isEmpty();
    assertThat(letters.unresolved().stream().limit(SHOWN).toList())
        .as(letters.unresolved().size() + " letters of " + Group.LEDGER + " have no end")
        .isEmpty();
    var unused = report.assertHolds();
    // A run in which nothing happened proves nothing.
    assertThat(commits).as("commits").isPositive();
    assertThat(letters.parked()).as("parked").isPositive();
    assertThat(letters.redriven()).as("redriven").isPositive();
    assertThat(letters.discarded()).as("discarded").isPositive();
  }
}
