package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.errors.SendTimeoutException;

class SendFailuresTest {
  private static EventBusException failure(Exception cause) {
    var route = TestRecords.route(TestRecords.type("made"));
    return SendFailures.of(TestRecords.record(route, "ada", 1, 0), cause);
  }

  @Test
  void ioFailureOfASerializerIsTransient() {
    Exception cause = new IllegalStateException(new RuntimeException(new IOException("refused")));
    assertThat(failure(cause)).isInstanceOf(SendTimeoutException.class);
  }

  @Test
  void circularCausesOfASerializerArePermanent() {
    Exception one = new IllegalStateException();
    one.initCause(new IllegalStateException(one));
    assertThat(failure(one)).isInstanceOf(SendFailedException.class).hasCause(one);
  }
}
