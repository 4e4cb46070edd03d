package org.openedx.eventbus.handler.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.handler.EventRejectedException;

class SanitizedThrowableTest {
  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    SanitizedThrowable.of(failure).printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void classAndStackTraceAreKeptAndMessagesRemoved() {
    Exception cause = new NumberFormatException("For input string: \"ada@example.org\"");
    Exception failure = new IllegalStateException("no mail to ada@example.org", cause);
    failure.addSuppressed(new IllegalStateException("nor to ada@example.org"));

    assertThat(printed(failure))
        .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException")
        .contains("at " + SanitizedThrowableTest.class.getName())
        .doesNotContain("ada@example.org");
  }

  @Test
  void messageOfARejectionIsKept() {
    assertThat(printed(new EventRejectedException("no such course"))).contains("no such course");
  }

  @Test
  void keptMessageIsEscapedAndShortened() {
    Exception failure = new EventRejectedException("no\u001b[2J\n" + "x".repeat(5_000));

    assertThat(SanitizedThrowable.safeMessage(failure).orElseThrow())
        .startsWith("no\\u001b[2J\\nxxx")
        .hasSizeLessThan(1_100);
    assertThat(SanitizedThrowable.message(new IllegalStateException("a\rb"))).contains("a\\rb");
  }

  @Test
  void exceptionWhoseMethodsThrowIsPrinted() {
    @SuppressWarnings("serial")
    Exception hostile =
        new EventRejectedException("unused") {
          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }

          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException();
          }
        };

    assertThat(printed(hostile)).startsWith(hostile.getClass().getName());
  }

  @Test
  void circularCausesAreTruncated() {
    Exception one = new IllegalStateException();
    Exception two = new IllegalStateException(one);
    one.initCause(two);

    assertThat(printed(one)).contains("Caused by");
  }
}
