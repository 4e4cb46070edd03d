package org.openedx.eventbus.consumer.deadletter.model;

import java.util.Objects;

/**
 * ID of a dead letter: its position in the group's dead-letter topic, for example {@code 0:17}.
 *
 * @param partition partition of the dead-letter topic
 * @param offset offset in that partition
 */
public record DeadLetterId(int partition, long offset) implements Comparable<DeadLetterId> {
  /**
   * Creates an ID.
   *
   * @param partition partition of the dead-letter topic
   * @param offset offset in that partition
   * @throws IllegalArgumentException if a number is negative
   */
  public DeadLetterId {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "invalid dead-letter ID " + partition + ":" + offset + ": a number is negative");
    }
  }

  /**
   * {@return the ID of a text}
   *
   * @param text {@code <partition>:<offset>}, for example {@code 0:17}
   * @throws IllegalArgumentException if the text has another form
   */
  public static DeadLetterId parse(String text) {
    int colon = Objects.requireNonNull(text, "text").indexOf(':');
    try {
      return new DeadLetterId(
          Integer.parseInt(text.substring(0, Math.max(0, colon))),
          Long.parseLong(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a dead-letter ID; expected partition and offset, e.g. 0:17", e);
    }
  }

  @Override
  public int compareTo(DeadLetterId other) {
    return partition == other.partition
        ? Long.compare(offset, other.offset)
        : Integer.compare(partition, other.partition);
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
