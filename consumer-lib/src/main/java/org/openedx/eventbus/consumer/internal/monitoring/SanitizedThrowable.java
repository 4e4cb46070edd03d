package org.openedx.eventbus.consumer.internal.monitoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;

/**
 * Copy of an exception for log lines: class, stack trace and causes, but no messages of other
 * libraries. Such messages often quote the value that caused them, which may be personal data.
 */
final class SanitizedThrowable extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_CAUSES = 10;

  private final String text;

  private SanitizedThrowable(Throwable original, @Nullable Throwable cause) {
    super(null, cause, false, true);
    this.text =
        original.getClass().getName()
            + DeadLetterHeaders.safeMessage(original).map(message -> ": " + message).orElse("");
    setStackTrace(original.getStackTrace());
  }

  /** Returns a sanitized copy of an exception and of its causes. */
  static Throwable of(Throwable original) {
    return of(original, MAX_CAUSES);
  }

  private static Throwable of(Throwable original, int maxCauses) {
    Throwable cause = original.getCause();
    return new SanitizedThrowable(
        original, cause == null || maxCauses == 0 ? null : of(cause, maxCauses - 1));
  }

  /** Does nothing: the constructor copies the original's stack trace. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // log lines contain the original's class
  public String toString() {
    return text;
  }
}
