package org.openedx.eventbus.consumer.deadletter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a dead letter. It stands after the letter, in the same partition, and is never
 * removed: the topic is its own audit log.
 *
 * @param by who decided it, {@code user@host}
 */
public record Resolution(
    DeadLetterId letter, Kind kind, String by, Instant time, Optional<String> reason) {

  /** This process, as {@code user@host}. */
  public static String currentUser() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown-host";
    }
    return System.getProperty("user.name", "unknown") + "@" + host;
  }

  /** What can become of a letter. */
  public enum Kind {
    /** It was given to its handler again; should that fail, there is another letter. */
    REDRIVEN,
    /** It was handled after all. */
    HANDLED,
    /** Somebody decided that it need not be handled. */
    DISCARDED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException when they are not those of a resolution
   * @throws java.time.DateTimeException when the time is none
   */
  static Resolution of(OwnHeaders headers) {
    return new Resolution(
        DeadLetterId.parse(headers.get(DeadLetterHeaders.LETTER)),
        Kind.valueOf(headers.get(DeadLetterHeaders.RESOLUTION).toUpperCase(Locale.ROOT)),
        headers.get(DeadLetterHeaders.BY),
        headers.time(DeadLetterHeaders.TIME),
        headers.find(DeadLetterHeaders.REASON));
  }
}
