package com.acme.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Runs against a broker and a registry, which the annotation starts. */
@EventBusTest
class ShopTest {
  @Test
  void warehouseReceivesOrderBeforeCancellation(
      EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.service.name", "shop",
                "eventbus.kafka.bootstrap.servers", bus.bootstrapServers(),
                "eventbus.registry.url", bus.registryUrl(),
                "eventbus.registry.auto-register", "true",
                "eventbus.registry.cache-dir", "",
                "eventbus.topic.prefix", prefix.value(),
                "eventbus.topics.create", "missing"));
    BlockingQueue<String> received = new LinkedBlockingQueue<>();

    try (EventProducer producer = KafkaEventProducer.create(config);
        EventConsumer warehouse =
            new Warehouse(received::add).start(config, prefix.topic("warehouse"))) {
      Checkout checkout = new Checkout(producer);
      checkout.place("A-1", "ada@example.org", 4_200).join();
      checkout.cancel("A-1", null).join();

      assertEquals("pack A-1", received.poll(60, TimeUnit.SECONDS));
      assertEquals("put back A-1", received.poll(60, TimeUnit.SECONDS));
      assertEquals(true, warehouse.isRunning());
    }
  }
}
