package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openedx.eventbus.codec.IncompatibleEventException;
import org.openedx.eventbus.codec.UndecodableEventException;
import org.openedx.eventbus.event.EventRejectedException;

/**
 * What a dead letter's headers say beyond those of the event, which stay as they were. The only
 * place where their names are known. All are text in UTF-8.
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
  static final String LETTER = "dlq_letter";
  static final String BY = "dlq_by";
  static final String REASON = "dlq_reason";

  private static final int LONGEST_MESSAGE = 1000;

  private DeadLetterHeaders() {}

  /**
   * The headers of a record and those of its dead letter.
   *
   * @param original the event's own, without what a redrive added
   * @param letter where it was read, and what became of it
   */
  public static Headers write(Iterable<Header> original, Facts letter) {
    Headers headers = new RecordHeaders(original);
    add(headers, GROUP, letter.group()); // the first of ours, see OwnHeaders
    add(headers, HANDLER, letter.handler());
    add(headers, DISPOSITION, letter.disposition().name());
    addPlace(headers, letter.source());
    letter.cause().ifPresent(cause -> add(headers, CAUSE, cause.getClass().getName()));
    letter
        .cause()
        .flatMap(DeadLetterHeaders::harmlessMessage)
        .ifPresent(m -> add(headers, MESSAGE, m));
    add(headers, ATTEMPTS, Integer.toString(letter.attempts()));
    letter.firstFailure().ifPresent(first -> add(headers, FIRST_FAILURE, text(first)));
    add(headers, TIME, text(letter.time()));
    addRedrives(headers, letter.source().redrives());
    addParks(headers, letter.parks());
    return headers;
  }

  /**
   * The headers of a letter's event when it is given to its handler again: it remembers where it
   * came from, so that another failure is known to be of the same event.
   *
   * @param record the letter as it stands
   */
  public static Headers redriven(String group, DeadLetter letter, Headers record) {
    Headers headers = new RecordHeaders(OwnHeaders.of(record).original());
    add(headers, GROUP, group);
    add(headers, HANDLER, letter.handler());
    addPlace(headers, letter.source());
    addRedrives(headers, letter.redrives() + 1);
    addParks(headers, letter.parks());
    add(headers, LETTER, letter.id().toString());
    return headers;
  }

  /** The headers of a record that says what became of a letter. */
  public static Headers resolution(Resolution resolution) {
    Headers headers = new RecordHeaders();
    add(headers, RESOLUTION, resolution.kind().text()); // the first of ours, see OwnHeaders
    add(headers, LETTER, resolution.letter().toString());
    add(headers, BY, resolution.by());
    add(headers, TIME, text(resolution.time()));
    resolution.reason().ifPresent(reason -> add(headers, REASON, reason));
    return headers;
  }

  /** The event's own headers, without what a dead letter or a redrive added. */
  public static Iterable<Header> original(Headers headers) {
    return OwnHeaders.of(headers).original();
  }

  private static void addPlace(Headers headers, EventOrigin source) {
    add(headers, TOPIC, source.topic());
    add(headers, PARTITION, Integer.toString(source.partition()));
    add(headers, OFFSET, Long.toString(source.offset()));
    add(headers, TIMESTAMP, Long.toString(source.timestamp()));
  }

  private static void addParks(Headers headers, boolean parks) {
    if (parks) {
      add(headers, PARKS, "true");
    }
  }

  private static void addRedrives(Headers headers, int redrives) {
    if (redrives > 0) {
      add(headers, REDRIVES, Integer.toString(redrives));
    }
  }

  /**
   * What is known of a letter when it is written.
   *
   * @param handler empty where the record named no event type, and so nobody
   * @param parks whether later events of its key are held back until it is resolved
   * @param cause what it failed of; empty for an event that is only held back
   * @param attempts how often its handler was given it
   */
  public record Facts(
      String group,
      String handler,
      Disposition disposition,
      boolean parks,
      EventOrigin source,
      Optional<Throwable> cause,
      int attempts,
      Optional<Instant> firstFailure,
      Instant time) {}

  /**
   * Other people's exceptions quote what they choke on, and that may be personal; ours, and what a
   * handler says for this purpose, do not.
   */
  public static Optional<String> harmlessMessage(Throwable cause) {
    boolean harmless =
        cause instanceof EventRejectedException
            || cause instanceof UndecodableEventException
            || cause instanceof IncompatibleEventException;
    String message = cause.getMessage();
    return !harmless || message == null
        ? Optional.empty()
        : Optional.of(
            message.length() > LONGEST_MESSAGE
                ? message.substring(0, LONGEST_MESSAGE) + "…"
                : message);
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
