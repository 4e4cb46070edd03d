package org.openedx.eventbus.it.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;
import org.openedx.eventbus.testkit.delivery.MemberLogs;

/**
 * The group's dead letters and what was redriven, as they stand in their topics, read past our
 * libraries. Times are the brokers'.
 */
final class LetterRecords implements MemberLogs.Redrives {
  private static final String HANDLED = "handled";
  private static final String REDRIVEN = "redriven";
  private static final String DISCARDED = "discarded";
  private static final String PARKED = "PARKED";

  private final Map<String, Letter> letters = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();

  /** Of each event and handler, where and since when it stood in the redrive topic. */
  private final Map<Owed, TreeMap<Long, Placement>> redrives = new HashMap<>();

  /** What a handler owes: to handle an event, known by its first place. */
  private record Owed(String handler, Placement at) {
    static Owed of(Headers headers) {
      return new Owed(
          Poison.text(headers, "dlq_handler"),
          new Placement(
              Poison.text(headers, "dlq_topic"),
              Integer.parseInt(Poison.text(headers, "dlq_partition")),
              Long.parseLong(Poison.text(headers, "dlq_offset"))));
    }
  }

  private record Letter(Owed owed, String id, String disposition, long millis) {}

  private record Answer(Letter letter, String what, long millis) {}

  LetterRecords(Topics topics) {
    topics.read(Group.DEAD_LETTERS).forEach(this::add);
    for (ConsumerRecord<byte[], byte[]> record : topics.read(Group.REDRIVE)) {
      redrives
          .computeIfAbsent(Owed.of(record.headers()), any -> new TreeMap<>())
          .put(
              TimeUnit.MILLISECONDS.toNanos(record.timestamp()),
              new Placement(record.topic(), record.partition(), record.offset()));
    }
  }

  /** An answer stands after its letter, in the same partition. */
  private void add(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    String resolution = Poison.text(headers, "dlq_resolution");
    if (resolution == null) {
      letters.put(
          record.partition() + ":" + record.offset(),
          new Letter(
              Owed.of(headers),
              Poison.id(headers),
              Poison.text(headers, "dlq_disposition"),
              record.timestamp()));
    } else {
      Letter letter = letters.get(Poison.text(headers, "dlq_letter"));
      answers.add(new Answer(letter, resolution, record.timestamp()));
    }
  }

  /**
   * Letters are told at the end of their millisecond, what was done about them at its beginning.
   */
  void tell(DeliveryHistory history) {
    for (Letter each : letters.values()) {
      Owed owed = each.owed();
      history.deadLetter(
          owed.handler(), owed.at(), each.id(), each.disposition(), lastNanosOf(each.millis()));
    }
    for (Answer each : answers) {
      Owed owed = each.letter().owed();
      long nanos = TimeUnit.MILLISECONDS.toNanos(each.millis());
      switch (each.what()) {
        case REDRIVEN -> history.redriven(owed.handler(), owed.at(), nanos);
        case DISCARDED -> history.discarded(owed.handler(), owed.at(), nanos);
        case HANDLED -> {} // the members' own logs say that
        default -> throw new IllegalStateException("no answer to a letter: " + each);
      }
    }
  }

  static long lastNanosOf(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis + 1) - 1;
  }

  /** From its redrive on a parked event is not given but through it. */
  @Override
  public Optional<Placement> of(String handler, Placement first, long nanos) {
    return Optional.ofNullable(redrives.get(new Owed(handler, first)))
        .map(all -> all.floorEntry(nanos))
        .map(Map.Entry::getValue);
  }

  /** Letters of the handler that parks which nobody did anything about, or which were lost then. */
  List<String> unresolved() {
    Set<Letter> untouched = new HashSet<>(letters.values());
    Set<Owed> unanswered = new HashSet<>();
    answers.forEach(each -> untouched.remove(each.letter()));
    answers.forEach(each -> unanswered.add(each.letter().owed()));
    answers.stream()
        .filter(each -> !each.what().equals(REDRIVEN))
        .forEach(each -> unanswered.remove(each.letter().owed()));
    List<String> left = new ArrayList<>();
    untouched.stream()
        .filter(each -> each.owed().handler().equals(Group.LEDGER))
        .forEach(each -> left.add("nothing was done about " + each));
    unanswered.forEach(each -> left.add("neither handled nor discarded in the end: " + each));
    return left;
  }

  int parked() {
    return (int) letters.values().stream().filter(LetterRecords::isParked).count();
  }

  private static boolean isParked(Letter letter) {
    return letter.disposition().equals(PARKED);
  }

  int redriven() {
    return count(REDRIVEN);
  }

  int discarded() {
    return count(DISCARDED);
  }

  private int count(String what) {
    return (int) answers.stream().filter(each -> each.what().equals(what)).count();
  }
}
