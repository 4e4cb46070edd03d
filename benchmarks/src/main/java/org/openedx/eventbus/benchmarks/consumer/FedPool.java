package org.openedx.eventbus.benchmarks.consumer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;

/**
 * The least that a consumer with a pool of threads can be: Kafka's client polls into a queue, from
 * which the threads take records, and decode them. No order, no commits, no retries.
 */
final class FedPool {
  /** As many as the bus holds by default of so many partitions. */
  private static final int HELD = 1_000 * FilledTopic.PARTITIONS;

  private final BlockingQueue<ConsumerRecord<byte[], byte[]>> queue =
      new ArrayBlockingQueue<>(HELD);
  private final EventDecoder decoder;
  private final Thread poller;
  private volatile boolean stopped;

  FedPool(FilledTopic topic) {
    decoder = new EventDecoder(topic.registry(), EventCatalog.discover());
    poller = new Thread(() -> poll(topic), "fed-pool");
    poller.start();
  }

  /** For the threads of the pool. */
  Event<?> take() throws InterruptedException {
    ConsumerRecord<byte[], byte[]> record = queue.take();
    return decoder.decode(record.headers(), record.value());
  }

  private void poll(FilledTopic topic) {
    Map<String, Object> settings = Map.of("bootstrap.servers", topic.bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> kafka =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      kafka.assign(topic.partitions());
      kafka.seekToBeginning(topic.partitions());
      while (!stopped) {
        for (ConsumerRecord<byte[], byte[]> record : kafka.poll(Duration.ofSeconds(1))) {
          put(record);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
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
