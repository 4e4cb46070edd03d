package org.openedx.eventbus.consumer.internal.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/**
 * The {@code dlq_} headers, which are appended to the headers of an event. Their names are defined
 * here only.
 *
 * <p>All values are UTF-8 text; times are ISO 8601 in UTC with milliseconds. There are two kinds of
 * records:
 *
 * <table>
 * <caption>Records and their headers</caption>
 * <tr><th>header</th><th>dead letter</th><th>resolution</th></tr>
 * <tr><td>key and value</td><td>of the event</td><td>key of the event, no value; it is in the
 *     partition of the dead letter and after it</td></tr>
 * <tr><td>{@code dlq_resolution}</td><td></td><td>first: {@code redriven}, {@code parked}, {@code
 *     handled} or {@code discarded}; or {@code truncated} in the audit record of a truncation, whose
 *     {@code dlq_letter} is the first position that is left</td></tr>
 * <tr><td>{@code dlq_group}</td><td>first: the group</td><td></td></tr>
 * <tr><td>{@code dlq_handler}</td><td>name of the handler; empty if there is none</td><td>the
 *     same</td></tr>
 * <tr><td>{@code dlq_disposition}</td><td>name of a disposition</td><td></td></tr>
 * <tr><td>{@code dlq_topic}, {@code dlq_partition}, {@code dlq_offset}, {@code
 *     dlq_timestamp}</td><td>where the event was first read; the timestamp in milliseconds since
 *     1970</td><td>the same</td></tr>
 * <tr><td>{@code dlq_cause}</td><td>class of the exception, if there is one</td><td></td></tr>
 * <tr><td>{@code dlq_message}</td><td>its message, if it cannot contain the
 *     payload</td><td></td></tr>
 * <tr><td>{@code dlq_attempts}</td><td>number of failed attempts</td><td></td></tr>
 * <tr><td>{@code dlq_first_failure}</td><td>time of the first one, if there is
 *     one</td><td></td></tr>
 * <tr><td>{@code dlq_time}</td><td>when it became a dead letter</td><td>when it was
 *     resolved</td></tr>
 * <tr><td>{@code dlq_redrives}</td><td>number of redrives before, if not 0</td><td>the
 *     same</td></tr>
 * <tr><td>{@code dlq_parks}</td><td>{@code true} if it parks its key, else absent</td><td>the
 *     same</td></tr>
 * <tr><td>{@code dlq_letter}</td><td>ID of the dead letter that it replaces, if the event failed
 *     again after a redrive</td><td>ID of the dead letter</td></tr>
 * <tr><td>{@code dlq_by}</td><td></td><td>who resolved it, as {@code user@host}</td></tr>
 * <tr><td>{@code dlq_reason}</td><td></td><td>the reason, if one was given</td></tr>
 * </table>
 *
 * <p>A resolution is complete in itself: a consumer decides by it alone whether a redriven event is
 * for one of its partitions, and reads the dead letter only then.
 *
 * <p>An event may have headers of these names already, for example if it was copied from another
 * group's dead-letter topic. Therefore the appended headers are those from the last {@code
 * dlq_group} or {@code dlq_resolution} on; all before are the event's own.
 */
public final class DeadLetterHeaders {
  static final String GROUP = "dlq_group";
  static final String HANDLER = "dlq_handler";
  static final String DISPOSITION = "dlq_disposition";
  static final String TOPIC = "dlq_topic";
  static final String PARTITION = "dlq_partition";
  static final String OFFSET = "dlq_offset";
  static final String TIMESTAMP = "dlq_timestamp";
  static final String CAUSE = "dlq_cause";
  static final String MESSAGE = "dlq_message";
  static final String ATTEMPTS = "dlq_attempts";
  static final String FIRST_FAILURE = "dlq_first_failure";
  static final String TIME = "dlq_time";
  static final String REDRIVES = "dlq_redrives";
  static final String PARKS = "dlq_parks";
  static final String RESOLUTION = "dlq_resolution";
  static final String DEAD_LETTER_ID = "dlq_letter";
  static final String BY = "dlq_by";
  static final String REASON = "dlq_reason";

  /** Value of {@link #RESOLUTION} in the audit record of a truncation. */
  static final String TRUNCATED = "truncated";

  private final List<Header> original;
  private final Map<String, String> appended;

  private DeadLetterHeaders(List<Header> original, Map<String, String> appended) {
    this.original = original;
    this.appended = appended;
  }

  /** Separates the appended headers of a record from the event's own. */
  static DeadLetterHeaders of(Headers headers) {
    List<Header> all = Arrays.asList(headers.toArray());
    int begin = begin(all);
    Map<String, String> appended = new HashMap<>();
    for (Header each : all.subList(begin, all.size())) {
      if (each.value() != null) {
        appended.put(each.key(), new String(each.value(), UTF_8));
      }
    }
    return new DeadLetterHeaders(List.copyOf(all.subList(0, begin)), appended);
  }

  private static int begin(List<Header> all) {
    for (int i = all.size() - 1; i >= 0; i--) {
      String name = all.get(i).key();
      if (name.equals(GROUP) || name.equals(RESOLUTION)) {
        return i;
      }
    }
    return all.size();
  }

  /** Returns the value of an appended header. */
  Optional<String> find(String name) {
    return Optional.ofNullable(appended.get(name));
  }

  /**
   * Returns the value of an appended header.
   *
   * @throws IllegalArgumentException if there is none
   */
  String get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("header " + name + " is missing"));
  }

  /**
   * Returns the origin of the event.
   *
   * @throws IllegalArgumentException if a header is missing, or is not a number
   */
  EventOrigin origin() {
    return new EventOrigin(
        get(TOPIC),
        Integer.parseInt(get(PARTITION)),
        Long.parseLong(get(OFFSET)),
        Long.parseLong(get(TIMESTAMP)),
        Integer.parseInt(find(REDRIVES).orElse("0")));
  }

  /** Returns the event's own headers, without those that were appended. */
  public static Iterable<Header> original(Headers headers) {
    return of(headers).original;
  }

  /** Returns a record with only the event's own headers. */
  public static ConsumerRecord<byte[], byte[]> strip(ConsumerRecord<byte[], byte[]> record) {
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType(),
        record.serializedKeySize(),
        record.serializedValueSize(),
        record.key(),
        record.value(),
        new RecordHeaders(original(record.headers())),
        record.leaderEpoch());
  }

  /** Returns the event of a dead letter, as it was first read. */
  public static ConsumerRecord<byte[], byte[]> event(
      ConsumerRecord<byte[], byte[]> deadLetter, EventOrigin origin) {
    return new ConsumerRecord<>(
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.timestampMillis(),
        TimestampType.CREATE_TIME,
        deadLetter.serializedKeySize(),
        deadLetter.serializedValueSize(),
        deadLetter.key(),
        deadLetter.value(),
        new RecordHeaders(original(deadLetter.headers())),
        Optional.empty());
  }

  /**
   * Returns the headers of a dead letter.
   *
   * @param original the event's own headers
   * @param replaced the dead letter whose event was redriven and failed again; null if there is
   *     none
   */
  public static Headers ofDeadLetter(
      Iterable<Header> original, String group, Details details, @Nullable DeadLetterId replaced) {
    Headers headers = new RecordHeaders(original);
    add(headers, GROUP, group); // the first one, see the class
    add(headers, HANDLER, details.handler());
    add(headers, DISPOSITION, details.disposition().name());
    addPosition(headers, details.origin());
    details.cause().ifPresent(cause -> add(headers, CAUSE, cause));
    details.message().ifPresent(message -> add(headers, MESSAGE, message));
    add(headers, ATTEMPTS, Integer.toString(details.attempts()));
    details.firstFailure().ifPresent(first -> add(headers, FIRST_FAILURE, text(first)));
    add(headers, TIME, text(details.time()));
    addRedrives(headers, details.origin());
    addParks(headers, details.parks());
    if (replaced != null) {
      add(headers, DEAD_LETTER_ID, replaced.toString());
    }
    return headers;
  }

  /** Returns the headers of a resolution of a dead letter. */
  public static Headers ofResolution(DeadLetterSummary deadLetter, Resolution resolution) {
    Headers headers = new RecordHeaders();
    add(headers, RESOLUTION, resolution.kind().name().toLowerCase(Locale.ROOT)); // the first one
    add(headers, DEAD_LETTER_ID, resolution.deadLetterId().toString());
    add(headers, BY, resolution.by());
    add(headers, TIME, text(resolution.time()));
    resolution.reason().ifPresent(reason -> add(headers, REASON, reason));
    add(headers, HANDLER, deadLetter.handler());
    addPosition(headers, deadLetter.origin());
    addRedrives(headers, deadLetter.origin());
    addParks(headers, deadLetter.parks());
    return headers;
  }

  /** Returns the headers of the audit record of a truncation. */
  static Headers ofTruncation(DeadLetterId first, String by, Instant time, String reason) {
    Headers headers = new RecordHeaders();
    add(headers, RESOLUTION, TRUNCATED); // the first one, see the class
    add(headers, DEAD_LETTER_ID, first.toString());
    add(headers, BY, by);
    add(headers, TIME, text(time));
    add(headers, REASON, reason);
    return headers;
  }

  private static void addPosition(Headers headers, EventOrigin origin) {
    add(headers, TOPIC, origin.topic());
    add(headers, PARTITION, Integer.toString(origin.partition()));
    add(headers, OFFSET, Long.toString(origin.offset()));
    add(headers, TIMESTAMP, Long.toString(origin.timestampMillis()));
  }

  private static void addRedrives(Headers headers, EventOrigin origin) {
    if (origin.redrives() > 0) {
      add(headers, REDRIVES, Integer.toString(origin.redrives()));
    }
  }

  private static void addParks(Headers headers, boolean parks) {
    if (parks) {
      add(headers, PARKS, "true");
    }
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
