package org.openedx.eventbus.consumer.engine;

import java.util.Objects;
import org.openedx.eventbus.consumer.deadletter.Disposition;

/** What is to be done with a task that failed. */
public sealed interface Verdict {
  /** Again, after a while. */
  record Retry(long afterNanos) implements Verdict {}

  /**
   * It becomes a dead letter.
   *
   * @param park whether later events of its key are held back
   */
  record GiveUp(Disposition disposition, boolean park) implements Verdict {
    public GiveUp {
      Objects.requireNonNull(disposition, "disposition");
    }
  }
}
