package org.openedx.eventbus.consumer.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.OnIncompatible;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;

/**
 * The counted bytes, which {@code eventbus.consumer.buffer-bytes} bounds, against the heap that
 * buffered records retain.
 */
class BufferedBytesTest {
  private static final Backoff LONG = Backoff.exponential(Duration.ofHours(1), Duration.ofHours(1));

  private static final Failure FAILURE =
      Failure.of(
          Failure.Kind.HANDLER,
          new IllegalStateException("x".repeat(100), new EventRejectedException("no")));

  /** Size of what a decoded event of a few bytes may be. */
  private static final int DECODED_BYTES = 100_000;

  private final TopicPartition at = new TopicPartition("t", 0);

  /** Returns the size of what is reachable. */
  private static long heapBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static List<HandlerState> handlers(int count) {
    List<HandlerState> handlers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      handlers.add(
          new HandlerState(
              "h" + i,
              FailureRule.of(FailurePolicy.retryForever(LONG), OnIncompatible.PAUSE),
              CircuitBreaker.disabled()));
    }
    return handlers;
  }

  private static Engine engine(List<HandlerState> handlers) {
    return new Engine(
        Ordering.KEY, 10, handlers, new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  }

  private ConsumerRecord<byte[], byte[]> record(int offset, int keyBytes, int headers) {
    byte[] key = String.format("%0" + keyBytes + "d", offset).getBytes(UTF_8);
    Headers all = new RecordHeaders();
    for (int i = 0; i < headers; i++) {
      all.add("\u0436".repeat(20) + i, new byte[0]);
    }
    return new ConsumerRecord<>(
        at.topic(),
        at.partition(),
        offset,
        0L,
        TimestampType.CREATE_TIME,
        keyBytes,
        10,
        key,
        new byte[10],
        all,
        Optional.empty());
  }

  @ParameterizedTest(
      name = "{0} records, {1} handlers, keys of {2} bytes, {3} headers, failed: {4}")
  @CsvSource({
    "20000, 1, 10, 0, false",
    "20000, 1, 10, 0, true",
    "2000, 10, 10, 0, true",
    "500, 100, 10, 0, false",
    "500, 100, 10, 0, true",
    "2000, 2, 5000, 0, true",
    "2000, 1, 10, 50, false"
  })
  void countedBytesAreAtLeastTheRetainedHeap(
      int records, int handlerCount, int keyBytes, int headers, boolean failed) {
    List<HandlerState> handlers = handlers(handlerCount);
    Engine engine = engine(handlers);
    Partition partition = engine.assign(at, 0, CompletedOffsets.NONE);
    long before = heapBytes();
    for (int i = 0; i < records; i++) {
      engine.receive(partition, record(i, keyBytes, headers), handlers);
    }
    for (KeyQueue queue = failed ? engine.take(0) : null; queue != null; queue = engine.take(0)) {
      queue.first().bufferedRecord().cacheDecoded(new byte[DECODED_BYTES]);
      queue.setResult(0, FAILURE);
      engine.complete(queue, 0);
    }

    long retained = heapBytes() - before;
    assertThat(retained).isLessThan(partition.bufferedBytes());
    Reference.reachabilityFence(engine);
  }

  @Test
  void bytesOfAFailureAreReleasedWithItsRecord() {
    List<HandlerState> handlers = handlers(2);
    Engine engine = engine(handlers);
    Partition partition = engine.assign(at, 0, CompletedOffsets.NONE);
    engine.receive(partition, record(0, 10, 0), handlers);
    long fresh = partition.bufferedBytes();
    KeyQueue queue = Objects.requireNonNull(engine.take(0));
    queue.setResult(0, Failure.of(Failure.Kind.HANDLER, new IllegalStateException("x")));
    engine.complete(queue, 0);
    assertThat(partition.bufferedBytes()).isGreaterThan(fresh);

    engine.tick(Duration.ofHours(2).toNanos());
    for (int i = 0; i < 2; i++) {
      KeyQueue next = Objects.requireNonNull(engine.take(Duration.ofHours(2).toNanos()));
      next.setResult(1, null);
      engine.complete(next, 0);
    }
    assertThat(partition.bufferedBytes()).isZero();
  }
}
