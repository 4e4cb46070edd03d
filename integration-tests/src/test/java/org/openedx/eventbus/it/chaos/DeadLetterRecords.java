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
 * Dead letters and redriven records of the group, read from their topics with a plain Kafka
 * consumer. Times are the brokers' append times.
 */
final class DeadLetterRecords implements MemberLogs.Redrives {
  private static final String HANDLED = "handled";
  private static final String REDRIVEN = "redriven";
  private static final String DISCARDED = "discarded";
  private static final String PARKED = "PARKED";

  private final Map<String, DeadLetter> deadLetters = new HashMap<>();
  private final List<Resolution> resolutions = new ArrayList<>();

  /** Places in the redrive topic, by event and handler, then by time. */
  private final Map<HandlerEvent, TreeMap<Long, Placement>> redrives = new HashMap<>();

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

  DeadLetterRecords(TopicReader topics) {
    topics.read(ChaosGroup.DEAD_LETTERS).forEach(this::add);
    for (ConsumerRecord<byte[], byte[]> record : topics.read(ChaosGroup.REDRIVE)) {
      redrives
          .computeIfAbsent(HandlerEvent.of(record.headers()), any -> new TreeMap<>())
          .put(
              TimeUnit.MILLISECONDS.toNanos(record.timestamp()),
              new Placement(record.topic(), record.partition(), record.offset()));
    }
  }

  /** A resolution follows its dead letter in the same partition. */
  private void add(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    String resolution = UndecodableRecord.text(headers, "dlq_resolution");
    if (resolution == null) {
      deadLetters.put(
          record.partition() + ":" + record.offset(),
          new DeadLetter(
              HandlerEvent.of(headers),
              UndecodableRecord.id(headers),
              UndecodableRecord.text(headers, "dlq_disposition"),
              record.timestamp()));
    } else {
      DeadLetter deadLetter = deadLetters.get(UndecodableRecord.text(headers, "dlq_letter"));
      resolutions.add(new Resolution(deadLetter, resolution, record.timestamp()));
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
        case HANDLED -> {} // recorded in the logs of the members
        default -> throw new IllegalStateException("unknown resolution: " + each);
      }
    }
  }

  static long lastNanosOf(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis + 1) - 1;
  }

  /** From its redrive on, a parked event is only delivered from the redrive topic. */
  @Override
  public Optional<Placement> of(String handler, Placement first, long nanos) {
    return Optional.ofNullable(redrives.get(new HandlerEvent(handler, first)))
        .map(all -> all.floorEntry(nanos))
        .map(Map.Entry::getValue);
  }

  /**
   * Returns the parking handler's dead letters without a resolution, and those that were redriven
   * without a result.
   */
  List<String> unresolved() {
    Set<DeadLetter> untouched = new HashSet<>(deadLetters.values());
    Set<HandlerEvent> unresolved = new HashSet<>();
    resolutions.forEach(each -> untouched.remove(each.deadLetter()));
    resolutions.forEach(each -> unresolved.add(each.deadLetter().event()));
    resolutions.stream()
        .filter(each -> !each.what().equals(REDRIVEN))
        .forEach(each -> unresolved.remove(each.deadLetter().event()));
    List<String> left = new ArrayList<>();
    untouched.stream()
        .filter(each -> each.event().handler().equals(ChaosGroup.LEDGER))
        .forEach(each -> left.add("not resolved: " + each));
    unresolved.forEach(each -> left.add("redriven, but neither handled nor discarded: " + each));
    return left;
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
