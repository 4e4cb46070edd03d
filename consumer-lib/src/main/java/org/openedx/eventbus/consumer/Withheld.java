package org.openedx.eventbus.consumer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;

/**
 * A failure as logs may have it: what was thrown and where, with its causes, but not what it says.
 * Other people's exceptions quote what they choke on, and that may be personal.
 */
final class Withheld extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 10;

  private final String name;

  private Withheld(Throwable original, @Nullable Throwable cause) {
    super(null, cause, false, true);
    this.name =
        original.getClass().getName()
            + DeadLetterHeaders.safeMessage(original).map(said -> ": " + said).orElse("");
    setStackTrace(original.getStackTrace());
  }

  static Throwable of(Throwable failure) {
    return of(failure, MOST_CAUSES);
  }

  private static Throwable of(Throwable failure, int causes) {
    Throwable cause = failure.getCause();
    return new Withheld(failure, cause == null || causes == 0 ? null : of(cause, causes - 1));
  }

  /** The original's is copied. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // in logs it stands for the original's class
  public String toString() {
    return name;
  }
}
