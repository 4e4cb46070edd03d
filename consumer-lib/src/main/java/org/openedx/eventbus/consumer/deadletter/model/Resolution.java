package org.openedx.eventbus.consumer.deadletter.model;

import java.time.Instant;
import java.util.Optional;
import org.openedx.eventbus.internal.LocalHost;

/**
 * Step in the life of a dead letter: that it was redriven, parked again, handled or discarded. A
 * dead letter that is parked again is open; one that was redriven is in progress.
 *
 * <p>It is a separate record in the dead-letter topic, after the dead letter and in the same
 * partition. Only the topic's retention removes the two: the topic is the audit log.
 *
 * @param deadLetterId the dead letter that it resolves
 * @param kind whether it was redriven, parked again, handled or discarded
 * @param by who resolved it, as {@code user@host}
 * @param time when it was resolved
 * @param reason why it was resolved; empty if no reason was given
 */
public record Resolution(
    DeadLetterId deadLetterId, Kind kind, String by, Instant time, Optional<String> reason) {

  /** {@return the user of this process, as {@code user@host}} */
  public static String currentUser() {
    return System.getProperty("user.name", "unknown") + "@" + LocalHost.nameOr("unknown-host");
  }

  /** Kind of a resolution. */
  public enum Kind {
    /** It is sent back to its handler. If that fails again, there is another dead letter. */
    REDRIVEN,
    /** After a redrive it is parked again, because an earlier event of its key is a dead letter. */
    PARKED,
    /** Its handler handled it after a redrive. */
    HANDLED,
    /** An operator decided that it need not be handled. */
    DISCARDED
  }
}
