package org.openedx.eventbus.handler.internal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;

/**
 * Copy of an exception for log lines: class, stack trace and causes, with messages that are safe to
 * log. Immutable; calls no method of the original after its creation.
 */
public final class SanitizedThrowable extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_CAUSES = 10;
  private static final int MAX_MESSAGE_LENGTH = 1000;

  private final String text;

  private SanitizedThrowable(Throwable original, String text, @Nullable Throwable cause) {
    super(null, cause, false, true);
    this.text = text;
    StackTraceElement[] none = {};
    setStackTrace(guarded(original::getStackTrace).orElse(none));
  }

  /**
   * Returns a copy without the messages of other libraries, for what foreign code throws while it
   * processes an event: such messages often quote the value that caused them, which may be personal
   * data.
   */
  public static Throwable of(Throwable original) {
    return copy(original, SanitizedThrowable::safeMessage, MAX_CAUSES);
  }

  /** Returns a copy with all messages, for exceptions of Kafka: they contain no payload. */
  public static Throwable withMessages(Throwable original) {
    return copy(original, SanitizedThrowable::message, MAX_CAUSES);
  }

  private static Throwable copy(
      Throwable original, Function<Throwable, Optional<String>> message, int maxCauses) {
    Throwable cause = guarded(original::getCause).orElse(null);
    return new SanitizedThrowable(
        original,
        text(original, message.apply(original)),
        cause == null || maxCauses == 0 ? null : copy(cause, message, maxCauses - 1));
  }

  /** Returns class and message of an exception in one line, without messages of other libraries. */
  public static String text(Throwable original) {
    return text(original, safeMessage(original));
  }

  private static String text(Throwable original, Optional<String> message) {
    return original.getClass().getName() + message.map(each -> ": " + each).orElse("");
  }

  /**
   * Returns the message of an exception in one line of limited length, if it cannot contain the
   * payload: that of this library's exceptions, and of rejections by a handler.
   */
  public static Optional<String> safeMessage(Throwable original) {
    boolean safe =
        original instanceof EventRejectedException
            || original instanceof UndecodableEventException
            || original instanceof IncompatibleEventException
            || original instanceof InvalidPayloadException
            || original instanceof AvroDataException
            || original instanceof FilterFailedException
            || original instanceof RegistryUnavailableException
            || original instanceof RegistryRejectedException;
    return safe ? message(original) : Optional.empty();
  }

  /** Returns the message of an exception in one line of limited length. */
  public static Optional<String> message(Throwable original) {
    return guarded(original::getMessage).map(each -> SafeText.escape(each, MAX_MESSAGE_LENGTH));
  }

  /** Calls a method of the exception, which its class may have overridden. */
  private static <T> Optional<T> guarded(Supplier<@Nullable T> call) {
    try {
      return Optional.ofNullable(call.get());
    } catch (Throwable e) { // whatever it throws, the event must be handled
      return Optional.empty();
    }
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
