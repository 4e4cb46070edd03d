package org.openedx.eventbus.it.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;

/**
 * Dead letters and resolutions of the group, read from their topic with a plain Kafka consumer.
 * Times are the brokers' append times.
 */
final class DeadLetterRecords {
  private static final String HANDLED = "handled";
  private static final String REDRIVEN = "redriven";
  private static final String PARKED_AGAIN = "parked";
  private static final String DISCARDED = "discarded";
  private static final String PARKED = "PARKED";

  private static final Comparator<Placement> BY_POSITION =
      Comparator.comparingInt(Placement::partition).thenComparingLong(Placement::offset);

  private final Map<String, DeadLetter> deadLetters = new HashMap<>();
  private final List<Resolution> resolutions = new ArrayList<>();

  /** IDs of the dead letters that are neither handled nor discarded nor replaced. */
  private final Set<String> unresolved = new HashSet<>();

  /**
   * An event and the handler that must handle it. The event is identified by its original place.
   */
  private record HandlerEvent(String handler, Placement at) {
    static HandlerEvent of(Headers headers) {
      return new HandlerEvent(
          UndecodableRecord.text(headers, "dlq_handler"),
          new Placement(
              UndecodableRecord.text(headers, "dlq_topic"),
              Integer.parseInt(UndecodableRecord.text(headers, "dlq_partition")),
              Long.parseLong(UndecodableRecord.text(headers, "dlq_offset"))));
    }
  }

  private record DeadLetter(HandlerEvent event, String id, String disposition, long millis) {}

  private record Resolution(DeadLetter deadLetter, String what, long millis) {}

  DeadLetterRecords(TopicReader topics, TopicOperator operator) {
    // By position: a deletion that failed may have been done later, and was repeated.
    Map<Placement, ConsumerRecord<byte[], byte[]>> all = new TreeMap<>(BY_POSITION);
    operator.deletedDeadLetters().forEach(each -> all.put(placement(each), each));
    topics.read(ChaosGroup.DEAD_LETTERS).forEach(each -> all.put(placement(each), each));
    all.values().forEach(this::add);
  }

  private static Placement placement(ConsumerRecord<byte[], byte[]> record) {
    return new Placement(record.topic(), record.partition(), record.offset());
  }

  /** A resolution follows its dead letter in the same partition. */
  private void add(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    String resolution = UndecodableRecord.text(headers, "dlq_resolution");
    String id = UndecodableRecord.text(headers, "dlq_letter");
    if (resolution == null) {
      unresolved.remove(id); // it failed again after its redrive
      unresolved.add(record.partition() + ":" + record.offset());
      deadLetters.put(
          record.partition() + ":" + record.offset(),
          new DeadLetter(
              HandlerEvent.of(headers),
              UndecodableRecord.id(headers),
              UndecodableRecord.text(headers, "dlq_disposition"),
              record.timestamp()));
    } else {
      if (resolution.equals(HANDLED) || resolution.equals(DISCARDED)) {
        unresolved.remove(id);
      }
      resolutions.add(new Resolution(deadLetters.get(id), resolution, record.timestamp()));
    }
  }

  /** Adds dead letters with the end of their millisecond, and resolutions with its beginning. */
  void addTo(DeliveryHistory history) {
    for (DeadLetter each : deadLetters.values()) {
      HandlerEvent event = each.event();
      history.deadLetter(
          event.handler(), event.at(), each.id(), each.disposition(), lastNanosOf(each.millis()));
    }
    for (Resolution each : resolutions) {
      HandlerEvent event = each.deadLetter().event();
      long nanos = TimeUnit.MILLISECONDS.toNanos(each.millis());
      switch (each.what()) {
        case REDRIVEN -> history.redriven(event.handler(), event.at(), nanos);
        case DISCARDED -> history.discarded(event.handler(), event.at(), nanos);
        case HANDLED, PARKED_AGAIN -> {} // handled events are in the logs of the members
        default -> throw new IllegalStateException("unknown resolution: " + each);
      }
    }
  }

  static long lastNanosOf(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis + 1) - 1;
  }

  /** Returns the dead letters that are neither handled nor discarded nor replaced. */
  List<String> unresolved() {
    return unresolved.stream().map(id -> "not resolved: " + deadLetters.get(id)).sorted().toList();
  }

  int parked() {
    return (int) deadLetters.values().stream().filter(DeadLetterRecords::isParked).count();
  }

  private static boolean isParked(DeadLetter deadLetter) {
    return deadLetter.disposition().equals(PARKED);
  }

  int redriven() {
    return count(REDRIVEN);
  }

  int discarded() {
    return count(DISCARDED);
  }

  private int count(String what) {
    return (int) resolutions.stream().filter(each -> each.what().equals(what)).count();
  }
}
