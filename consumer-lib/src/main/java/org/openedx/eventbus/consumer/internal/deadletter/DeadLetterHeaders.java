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
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/**
 * The {@code dlq_} headers, which are appended to the headers of an event. Their names are defined
 * here only.
 *
 * <p>All values are UTF-8 text; times are ISO 8601 in UTC with milliseconds. There are three kinds
 * of records:
 *
 * <table>
 * <caption>Records and their headers</caption>
 * <tr><th>header</th><th>dead letter</th><th>redriven event</th><th>resolution</th></tr>
 * <tr><td>topic</td><td>dead-letter topic</td><td>redrive topic</td><td>dead-letter topic, in the
 *     partition of the dead letter and after it</td></tr>
 * <tr><td>key and value</td><td>of the event</td><td>of the event</td><td>key of the event, no
 *     value</td></tr>
 * <tr><td>{@code dlq_resolution}</td><td></td><td></td><td>first: {@code redriven}, {@code handled}
 *     or {@code discarded}</td></tr>
 * <tr><td>{@code dlq_group}</td><td>first: the group</td><td>first: the group</td><td></td></tr>
 * <tr><td>{@code dlq_handler}</td><td>name of the handler; empty if there is none</td><td>name of
 *     the handler that gets the event</td><td></td></tr>
 * <tr><td>{@code dlq_disposition}</td><td>name of a disposition</td><td></td><td></td></tr>
 * <tr><td>{@code dlq_topic}, {@code dlq_partition}, {@code dlq_offset}, {@code
 *     dlq_timestamp}</td><td>where the event was first read; the timestamp in milliseconds since
 *     1970</td><td>the same</td><td></td></tr>
 * <tr><td>{@code dlq_cause}</td><td>class of the exception, if there is one</td><td></td><td></td></tr>
 * <tr><td>{@code dlq_message}</td><td>its message, if it cannot contain the
 *     payload</td><td></td><td></td></tr>
 * <tr><td>{@code dlq_attempts}</td><td>number of failed attempts</td><td></td><td></td></tr>
 * <tr><td>{@code dlq_first_failure}</td><td>time of the first one, if there is
 *     one</td><td></td><td></td></tr>
 * <tr><td>{@code dlq_time}</td><td>when it became a dead letter</td><td></td><td>when it was
 *     resolved</td></tr>
 * <tr><td>{@code dlq_redrives}</td><td>number of redrives before, if not 0</td><td>number of
 *     redrives with this one</td><td></td></tr>
 * <tr><td>{@code dlq_parks}</td><td>{@code true} if it parks its key, else absent</td><td>the
 *     same</td><td></td></tr>
 * <tr><td>{@code dlq_letter}</td><td></td><td>ID of the dead letter</td><td>ID of the dead
 *     letter</td></tr>
 * <tr><td>{@code dlq_by}</td><td></td><td></td><td>who resolved it, as {@code user@host}</td></tr>
 * <tr><td>{@code dlq_reason}</td><td></td><td></td><td>the reason, if one was given</td></tr>
 * </table>
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

  /**
   * Returns the headers of a dead letter.
   *
   * @param original the event's own headers
   */
  public static Headers ofDeadLetter(Iterable<Header> original, String group, Details details) {
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
    return headers;
  }

  /**
   * Returns the headers of a redriven event. They contain its origin, so that it is recognised as
   * the same event if it fails again.
   *
   * @param headers all headers of its dead letter
   */
  public static Headers ofRedriven(String group, DeadLetter deadLetter, Headers headers) {
    EventOrigin origin = deadLetter.origin().redriven();
    Headers redriven = new RecordHeaders(original(headers));
    add(redriven, GROUP, group); // the first one, see the class
    add(redriven, HANDLER, deadLetter.handler());
    addPosition(redriven, origin);
    addRedrives(redriven, origin);
    addParks(redriven, deadLetter.parks());
    add(redriven, DEAD_LETTER_ID, deadLetter.id().toString());
    return redriven;
  }

  /** Returns the headers of a resolution. */
  public static Headers ofResolution(Resolution resolution) {
    Headers headers = new RecordHeaders();
    add(headers, RESOLUTION, resolution.kind().name().toLowerCase(Locale.ROOT)); // the first one
    add(headers, DEAD_LETTER_ID, resolution.deadLetterId().toString());
    add(headers, BY, resolution.by());
    add(headers, TIME, text(resolution.time()));
    resolution.reason().ifPresent(reason -> add(headers, REASON, reason));
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
