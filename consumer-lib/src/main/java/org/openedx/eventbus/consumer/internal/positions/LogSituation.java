package org.openedx.eventbus.consumer.internal.positions;

/**
 * What is known when Kafka's client reports a position.
 *
 * @param position the position, to be read next
 * @param sameTopic whether the topic has the id that it had
 * @param truncation whether the leader epochs were compared, and differ
 * @param divergent the first offset that differs; negative if it is not known
 * @param validatable whether the leader epoch is known, but was not compared
 * @param logStart the oldest offset
 * @param logEnd the offset after the newest one
 */
public record LogSituation(
    long position,
    boolean sameTopic,
    boolean truncation,
    long divergent,
    boolean validatable,
    long logStart,
    long logEnd) {

  /** What happened to a log. */
  public enum Change {
    /** It is the log of another topic: read from its first offset. */
    RECREATED,
    /** It lost its end: continue where it differs. */
    TRUNCATED,
    /** It lost its end, and nothing is known about what is left: read all of it. */
    REPLACED,
    /** Its beginning was deleted: continue at the oldest record. */
    DELETED,
    /** Kafka's client must compare the leader epochs first. */
    UNVALIDATED,
    /** The log has the position by now. */
    NONE
  }

  /** Returns what happened to the log. */
  public Change change() {
    if (!sameTopic) {
      return Change.RECREATED;
    } else if (truncation) {
      return divergent < 0 ? Change.REPLACED : Change.TRUNCATED;
    } else if (position < logStart) {
      return Change.DELETED;
    } else if (position > logEnd) {
      return validatable ? Change.UNVALIDATED : Change.REPLACED;
    }
    return Change.NONE;
  }
}
