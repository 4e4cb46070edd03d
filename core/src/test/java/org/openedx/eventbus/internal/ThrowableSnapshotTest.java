package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.handler.EventRejectedException;
import org.opentest4j.MultipleFailuresError;

class ThrowableSnapshotTest {
  /** Exception whose methods are given, as those of other JVM languages and of proxies are. */
  @SuppressWarnings({"OverrideThrowableToString", "serial"})
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<String> text;
    private final transient Supplier<Throwable> cause;
    private final transient Supplier<StackTraceElement[]> frames;

    Hostile(
        Supplier<String> text, Supplier<Throwable> cause, Supplier<StackTraceElement[]> frames) {
      this.text = text;
      this.cause = cause;
      this.frames = frames;
    }

    @Override
    public String getMessage() {
      return text.get();
    }

    @Override
    public String toString() {
      return text.get();
    }

    @Override
    public synchronized Throwable getCause() {
      return cause.get();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return frames.get();
    }
  }

  private static <T> T fail(RuntimeException or) {
    throw or;
  }

  private static <T> T overflow(int depth) {
    return overflow(depth + 1);
  }

  private static List<Throwable> hostileExceptions() {
    List<Throwable> hostile = new ArrayList<>();
    hostile.add(new Hostile(() -> null, () -> null, () -> null));
    hostile.add(
        new Hostile(
            () -> fail(new IllegalStateException("no message")),
            () -> fail(new IllegalStateException("no cause")),
            () -> fail(new IllegalStateException("no frames"))));
    hostile.add(new Hostile(() -> overflow(0), () -> overflow(0), () -> overflow(0)));
    hostile.add(new Hostile(() -> "x", () -> null, () -> new StackTraceElement[100_000]));
    hostile.add(
        new Hostile(() -> "x".repeat(10_000_000), ThrowableSnapshotTest::endless, () -> null));
    Hostile[] itself = new Hostile[1];
    itself[0] = new Hostile(() -> "x", () -> itself[0], () -> null);
    hostile.add(itself[0]);
    Exception one = new IllegalStateException();
    one.initCause(new IllegalStateException(one));
    hostile.add(one);
    return hostile;
  }

  /** Returns an exception whose cause is another one of its kind at each call. */
  private static Throwable endless() {
    return new Hostile(() -> "x", ThrowableSnapshotTest::endless, () -> null);
  }

  private static String printed(Throwable logged) {
    StringWriter text = new StringWriter();
    logged.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("hostileExceptions")
  void hostileExceptionIsCopiedWithinBounds(Throwable hostile) {
    ThrowableSnapshot copy = ThrowableSnapshot.of(hostile);

    assertThat(copy.type()).isEqualTo(hostile.getClass());
    assertThat(copy.toString()).startsWith(hostile.getClass().getName());
    assertThat(copy.getStackTrace()).isNotNull();
    assertThat(copy.summary().toString()).hasSizeLessThan(2_000);
    assertThat(printed(copy.logged())).hasSizeLessThan(200_000);
    assertThat(printed(ThrowableSnapshot.withoutForeignCalls(hostile).logged()))
        .startsWith(hostile.getClass().getName());
  }

  @Test
  void messageStackTraceAndCausesAreCopied() {
    Exception original = new IllegalStateException("outer", new NumberFormatException("inner"));

    ThrowableSnapshot copy = ThrowableSnapshot.of(original);

    assertThat(copy).hasMessage("outer").hasStackTraceContaining("NumberFormatException: inner");
    assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
    assertThat(printed(copy)).isEqualTo(printed(original));
    assertThat(copy.summary()).hasMessage("outer").hasNoCause();
    assertThat(copy.summary().getStackTrace()).isEmpty();
  }

  /** Some loggers print the class of the object that they get, and its message. */
  @Test
  void messageForLoggersContainsTheClassOfTheOriginal() {
    assertThat(ThrowableSnapshot.of(new IllegalStateException("no")).logged())
        .hasMessage("java.lang.IllegalStateException: no")
        .hasToString("java.lang.IllegalStateException: no");
  }

  @Test
  void messagesOfOtherClassesAreNotLogged() {
    Exception failure =
        new EventRejectedException(
            "no such course", new NumberFormatException("For input string: \"ada@example.org\""));
    failure.addSuppressed(new IllegalStateException("nor to ada@example.org"));

    Throwable logged =
        ThrowableSnapshot.of(failure).logged(type -> type == EventRejectedException.class);

    assertThat(printed(logged))
        .contains("no such course", "java.lang.NumberFormatException")
        .contains("at " + getClass().getName())
        .doesNotContain("ada@example.org");
  }

  @Test
  void foreignMethodsAreNotCalledWhereTheyMustNotBlock() {
    Throwable foreign = new MultipleFailuresError("two", List.of(new IllegalStateException("one")));

    assertThat(ThrowableSnapshot.of(foreign)).hasMessageContaining("two");
    assertThat(ThrowableSnapshot.withoutForeignCalls(foreign))
        .hasMessage(null)
        .hasToString(MultipleFailuresError.class.getName());
    assertThat(ThrowableSnapshot.withoutForeignCalls(new IllegalStateException("plain", foreign)))
        .hasMessage("plain")
        .hasStackTraceContaining(MultipleFailuresError.class.getName())
        .hasStackTraceContaining("at " + getClass().getName());
  }
}
