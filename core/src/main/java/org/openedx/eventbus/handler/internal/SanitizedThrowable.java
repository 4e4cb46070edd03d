package org.openedx.eventbus.handler.internal;

import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.codec.internal.RegistryMismatchException;
import org.openedx.eventbus.codec.internal.UnknownSchemaException;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;

/**
 * Forms of exceptions for log lines, with messages that are safe to log. The methods call those of
 * the exception, which never throw here, but need not return: see {@link ThrowableSnapshot}.
 */
public final class SanitizedThrowable {
  /** Exceptions whose messages cannot contain the payload, which may be personal data. */
  private static final List<Class<? extends Throwable>> SAFE =
      List.of(
          EventRejectedException.class,
          UndecodableEventException.class,
          IncompatibleEventException.class,
          InvalidPayloadException.class,
          AvroDataException.class,
          FilterFailedException.class,
          UnknownSchemaException.class,
          RegistryMismatchException.class,
          RegistryUnavailableException.class,
          RegistryRejectedException.class);

  /** Length of a message in a text of one line. */
  private static final int MAX_MESSAGE_LENGTH = 1_000;

  private SanitizedThrowable() {}

  /**
   * Returns a copy without the messages of other libraries, for what foreign code throws while it
   * processes an event: such messages often quote the value that caused them, which may be personal
   * data.
   */
  public static Throwable of(Throwable original) {
    return ThrowableSnapshot.of(original).logged(SanitizedThrowable::isMessageSafe);
  }

  /** Returns a copy with all messages, for exceptions of Kafka: they contain no payload. */
  public static Throwable withMessages(Throwable original) {
    return ThrowableSnapshot.of(original).logged();
  }

  /** Returns class and message of an exception in one line, without messages of other libraries. */
  public static String text(Throwable original) {
    ThrowableSnapshot copy = ThrowableSnapshot.of(original);
    return copy.typeName() + safeMessage(copy).map(each -> ": " + each).orElse("");
  }

  /** Returns the message of an exception in one line of limited length, if it is safe. */
  public static Optional<String> safeMessage(Throwable original) {
    ThrowableSnapshot copy = ThrowableSnapshot.of(original);
    return isMessageSafe(copy.type()) ? message(copy) : Optional.empty();
  }

  /** Returns the message of an exception in one line of limited length. */
  public static Optional<String> message(Throwable original) {
    return Optional.ofNullable(ThrowableSnapshot.of(original).getMessage())
        .map(each -> SafeText.escape(each, MAX_MESSAGE_LENGTH));
  }

  /**
   * Returns whether messages of a class of exceptions cannot contain the payload: those of this
   * library's exceptions, and of rejections by a handler.
   */
  public static boolean isMessageSafe(Class<?> type) {
    return SAFE.stream().anyMatch(each -> each.isAssignableFrom(type));
  }
}
