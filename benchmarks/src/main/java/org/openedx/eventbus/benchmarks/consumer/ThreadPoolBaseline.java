package org.openedx.eventbus.benchmarks.consumer;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;

/**
 * Minimal consumer with a pool of threads, as a baseline. Kafka's client polls into a queue, from
 * which the threads take records and decode them. No order, no commits, no retries.
 */
final class ThreadPoolBaseline {
  /** The default number of records that the bus buffers for these partitions. */
  private static final int BUFFERED = 1_000 * FilledTopic.PARTITIONS;

  private final BlockingQueue<ConsumerRecord<byte[], byte[]>> queue =
      new ArrayBlockingQueue<>(BUFFERED);
  private final EventDecoder decoder;
  private final Thread poller;
  private volatile boolean stopped;

  ThreadPoolBaseline(FilledTopic topic) {
    decoder = new EventDecoder(topic.registry(), EventCatalog.discover());
    poller = new Thread(() -> poll(topic), "fed-pool");
    poller.start();
  }

  /** Takes and decodes a record; called by the threads of the pool. */
  Event<?> take() throws InterruptedException {
    ConsumerRecord<byte[], byte[]> record = queue.take();
    return decoder.decode(record.topic(), record.headers(), record.value());
  }

  private void poll(FilledTopic topic) {
    try (KafkaConsumer<byte[], byte[]> kafka = topic.read()) {
      while (!stopped) {
        for (ConsumerRecord<byte[], byte[]> record : kafka.poll(Duration.ofSeconds(1))) {
          put(record);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the poller was interrupted", e);
    }
  }

  private void put(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    boolean taken = false;
    while (!taken && !stopped) {
      taken = queue.offer(record, 100, TimeUnit.MILLISECONDS);
    }
  }

  void stop() throws InterruptedException {
    stopped = true;
    poller.join();
  }
}
