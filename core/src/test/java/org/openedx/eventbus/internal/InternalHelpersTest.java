package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternalHelpersTest {
  private static final Duration SHORT = Duration.ofMillis(10);

  @Test
  void digestOfTextIsHexadecimal() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @CsvSource({"a-Z.9_~, a-Z.9_~", "a b, a%20b", "ü/+, %C3%BC%2F%2B", "100%, 100%25"})
  void reservedCharactersArePercentEncoded(String text, String encoded) {
    assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
  }

  @Test
  void localHostHasAName() {
    assertThat(LocalHost.nameOr("fallback")).isNotBlank();
  }

  @Test
  void resultOfAFutureIsReturned() {
    assertThat(KafkaFutures.get(KafkaFuture.completedFuture("done"), SHORT)).isEqualTo("done");
  }

  @Test
  void failureOfAFutureIsUnwrapped() {
    assertThatThrownBy(() -> KafkaFutures.get(failed(new TopicExistsException("t")), SHORT))
        .isInstanceOf(TopicExistsException.class);
    assertThatThrownBy(() -> KafkaFutures.get(failed(new IOException("io")), SHORT))
        .isInstanceOf(KafkaException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void pendingFutureTimesOut() {
    assertThatThrownBy(() -> KafkaFutures.get(new KafkaFutureImpl<>(), SHORT))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("the request timed out after 10 ms");
  }

  @Test
  void interruptStatusSurvivesAPendingFuture() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> KafkaFutures.get(new KafkaFutureImpl<>(), SHORT))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static KafkaFuture<String> failed(Exception failure) {
    KafkaFutureImpl<String> future = new KafkaFutureImpl<>();
    future.completeExceptionally(failure);
    return future;
  }

  @Test
  void threadsAreNumberedDaemons() {
    DaemonThreads threads = DaemonThreads.named("eventbus-test");

    Thread first = threads.newThread(() -> {});
    Thread second = threads.newThread(() -> {});

    assertThat(first.getName()).isEqualTo("eventbus-test-1");
    assertThat(second.getName()).isEqualTo("eventbus-test-2");
    assertThat(first.isDaemon()).isTrue();
    assertThat(DaemonThreads.single("eventbus-one", () -> {}).isDaemon()).isTrue();
  }

  @Test
  void factoryRecognizesOnlyItsOwnThreads() {
    DaemonThreads threads = DaemonThreads.named("eventbus-test");

    assertThat(threads.created(threads.newThread(() -> {}))).isTrue();
    assertThat(threads.created(DaemonThreads.named("eventbus-test").newThread(() -> {}))).isFalse();
    assertThat(threads.created(Thread.currentThread())).isFalse();
  }

  @Test
  void failureOfASafeCallIsPassedOnAndNotThrown() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Error error = new AssertionError("broken");

    SafeCalls.run(() -> {}, failure::set);
    assertThat(failure).hasValue(null);
    SafeCalls.run(
        () -> {
          throw error;
        },
        failure::set);

    assertThat(failure.get()).isNotSameAs(error).hasToString("java.lang.AssertionError: broken");
  }
}
