package org.openedx.eventbus.consumer.engine;

import java.util.Objects;
import org.openedx.eventbus.consumer.deadletter.Disposition;

/** What is to be done with a task that failed. */
public sealed interface Verdict {
  /** Again, after a while. */
  record Retry(long afterNanos) implements Verdict {}

  /** It becomes a dead letter. */
  record GiveUp(Disposition disposition) implements Verdict {
    public GiveUp {
      Objects.requireNonNull(disposition, "disposition");
    }
  }
}
