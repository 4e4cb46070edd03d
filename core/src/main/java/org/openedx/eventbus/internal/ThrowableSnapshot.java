package org.openedx.eventbus.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Immutable copy of an exception that other code threw: class, message, stack trace and causes.
 *
 * <p>The methods of an exception are code of its author. They can throw, return null, return
 * something else at each call, or never return. Loggers call them, too. Therefore an exception of a
 * handler is copied once, on the thread that ran the handler, and everything else uses the copy.
 *
 * <p>The copy is bounded: long messages, stack traces and chains of causes are cut, and a cause
 * that occurs twice ends the chain. Suppressed exceptions are not copied. Messages are in one line,
 * see {@link SafeText}.
 */
public final class ThrowableSnapshot extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_MESSAGE_LENGTH = 10_000;
  private static final int MAX_SUMMARY_LENGTH = 1000;
  private static final int MAX_CAUSES = 10;
  private static final int MAX_FRAMES = 200;
  private static final int MAX_NAME_LENGTH = 500;
  private static final StackTraceElement[] NO_FRAMES = {};

  private final Class<?> type;

  private ThrowableSnapshot(
      Class<?> type,
      @Nullable String message,
      @Nullable ThrowableSnapshot cause,
      StackTraceElement[] frames) {
    super(message, cause, false, true);
    this.type = type;
    setStackTrace(frames);
  }

  /**
   * Returns a copy, for which the methods of the exception and of its causes are called. Never
   * throws. Returns only if these methods return, so it must be called by the thread that ran the
   * code which threw the exception.
   */
  public static ThrowableSnapshot of(Throwable thrown) {
    return copy(thrown, new ArrayList<>(), (exception, method) -> true);
  }

  /**
   * Returns a copy without calling methods of foreign code, for threads that must not be blocked.
   * Where an exception overrides a method, the copy lacks the message, the stack trace or the
   * cause. Never throws.
   */
  public static ThrowableSnapshot withoutForeignCalls(Throwable thrown) {
    return copy(thrown, new ArrayList<>(), ThrowableSnapshot::isKnown);
  }

  /**
   * @param seen the exceptions of the chain so far
   * @param mayCall whether the method of that name may be called of an exception
   */
  private static ThrowableSnapshot copy(
      Throwable thrown, List<Throwable> seen, BiPredicate<Throwable, String> mayCall) {
    if (thrown instanceof ThrowableSnapshot snapshot) {
      return snapshot;
    }
    seen.add(thrown);
    Throwable cause = call(thrown, "getCause", thrown::getCause, mayCall);
    boolean continues =
        cause != null
            && seen.size() <= MAX_CAUSES
            && seen.stream().noneMatch(earlier -> isSame(earlier, cause));
    String message = call(thrown, "getMessage", thrown::getMessage, mayCall);
    return new ThrowableSnapshot(
        thrown.getClass(),
        message == null ? null : SafeText.escape(message, MAX_MESSAGE_LENGTH),
        continues ? copy(Objects.requireNonNull(cause), seen, mayCall) : null,
        frames(call(thrown, "getStackTrace", thrown::getStackTrace, mayCall)));
  }

  @SuppressWarnings("ReferenceEquality") // an exception's equals is foreign code
  private static boolean isSame(Throwable one, @Nullable Throwable other) {
    return one == other;
  }

  /** Method of an exception. */
  private interface Getter<T> {
    @Nullable T get();
  }

  /** Returns null if the method throws or must not be called. */
  private static <T> @Nullable T call(
      Throwable thrown, String method, Getter<T> getter, BiPredicate<Throwable, String> mayCall) {
    try {
      return mayCall.test(thrown, method) ? getter.get() : null;
    } catch (Throwable e) { // whatever foreign code throws, also StackOverflowError
      return null;
    }
  }

  /** Returns whether a method is code of the JDK, of Kafka's clients or of this project. */
  private static boolean isKnown(Throwable thrown, String method) {
    Class<?> type;
    try {
      type = thrown.getClass().getMethod(method).getDeclaringClass();
    } catch (NoSuchMethodException e) {
      return false;
    }
    ClassLoader loader = type.getClassLoader();
    return loader == null
        || loader.equals(ClassLoader.getPlatformClassLoader())
        || type.getName().startsWith("org.openedx.eventbus.")
        || type.getName().startsWith("org.apache.kafka.");
  }

  private static StackTraceElement[] frames(StackTraceElement @Nullable [] original) {
    if (original == null) {
      return NO_FRAMES;
    }
    List<StackTraceElement> frames = new ArrayList<>();
    for (int i = 0; i < original.length && i < MAX_FRAMES; i++) {
      StackTraceElement frame = original[i];
      if (frame != null) {
        frames.add(cut(frame));
      }
    }
    return frames.toArray(NO_FRAMES);
  }

  private static StackTraceElement cut(StackTraceElement frame) {
    String file = frame.getFileName();
    boolean isShort =
        frame.getClassName().length() <= MAX_NAME_LENGTH
            && frame.getMethodName().length() <= MAX_NAME_LENGTH
            && (file == null || file.length() <= MAX_NAME_LENGTH);
    return isShort
        ? frame
        : new StackTraceElement(
            cut(frame.getClassName(), MAX_NAME_LENGTH),
            cut(frame.getMethodName(), MAX_NAME_LENGTH),
            file == null ? null : cut(file, MAX_NAME_LENGTH),
            frame.getLineNumber());
  }

  private static String cut(String text, int maxLength) {
    return text.length() <= maxLength ? text : text.substring(0, maxLength) + "…";
  }

  /** Returns the class of the exception. */
  public Class<?> type() {
    return type;
  }

  /** Returns the name of the exception's class, cut if it is very long. */
  public String typeName() {
    return cut(type.getName(), MAX_NAME_LENGTH);
  }

  /**
   * Returns a copy without stack trace and causes, and with at most 1,000 characters of the
   * message, to be kept in memory for longer.
   */
  public ThrowableSnapshot summary() {
    String message = getMessage();
    return new ThrowableSnapshot(
        type, message == null ? null : cut(message, MAX_SUMMARY_LENGTH), null, NO_FRAMES);
  }

  /** Returns a copy for a log line, with all messages. */
  public Throwable logged() {
    return logged(any -> true);
  }

  /**
   * Returns a copy for a log line. Its message begins with the name of the exception's class, since
   * some loggers print the class of the object they get.
   *
   * @param keepsMessage whether the messages of a class of exceptions are logged
   */
  public Throwable logged(Predicate<Class<?>> keepsMessage) {
    return new Logged(this, keepsMessage);
  }

  /** Does nothing: the stack trace is that of the original. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // the class is that of the original
  public String toString() {
    return text(getMessage());
  }

  private String text(@Nullable String message) {
    return message == null ? typeName() : typeName() + ": " + message;
  }

  /** Form of a snapshot for loggers. */
  private static final class Logged extends Throwable {
    private static final long serialVersionUID = 1L;

    Logged(ThrowableSnapshot original, Predicate<Class<?>> keepsMessage) {
      super(
          original.text(keepsMessage.test(original.type) ? original.getMessage() : null),
          original.getCause() instanceof ThrowableSnapshot cause
              ? new Logged(cause, keepsMessage)
              : null,
          false,
          true);
      setStackTrace(original.getStackTrace());
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message begins with the original's class
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
