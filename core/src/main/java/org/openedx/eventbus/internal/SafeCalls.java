package org.openedx.eventbus.internal;

import java.util.function.Consumer;

/** Calls of code that must not fail its caller, for example of listeners. */
public final class SafeCalls {
  private SafeCalls() {}

  /**
   * Runs a call and passes a copy of what it throws to {@code onFailure}, which usually logs it. No
   * method of the exception is called that its author wrote. Its messages may quote the payload, so
   * they are left out of the log. For example:
   *
   * <pre>{@code
   * SafeCalls.run(
   *     () -> listener.sent(event),
   *     e -> LOG.warn("Producer listener failed", SanitizedThrowable.of(e)));
   * }</pre>
   */
  public static void run(Runnable call, Consumer<ThrowableSnapshot> onFailure) {
    try {
      call.run();
    } catch (Throwable e) { // also checked exceptions of other JVM languages, and errors
      onFailure.accept(ThrowableSnapshot.withoutForeignCalls(e));
    }
  }
}
