package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.*;
import org.openedx.eventbus.producer.KafkaEventProducer;

@EventBusTest
class SmokeTest {
  @Test
  void anEventArrives(EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    String text =
        "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.openedx.learning.x.y.done.v1\",\"fields\":[{\"name\":\"user\",\"type\":\"string\"},{\"name\":\"n\",\"type\":[\"null\",\"long\"],\"default\":null}]}";
    EventType<GenericRecord> type =
        GenericCodec.eventType(
                EventName.of("org.openedx.learning.x.y.done.v1"), WireSchema.of(text))
            .topic("smoke")
            .keyPath("user")
            .build();
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.kafka.bootstrap.servers",
                bus.bootstrapServers(),
                "eventbus.registry.url",
                bus.registryUrl(),
                "eventbus.topic.prefix",
                prefix.value(),
                "eventbus.service.name",
                "smoke",
                "eventbus.topics.create",
                "missing",
                "eventbus.registry.auto.register",
                "true",
                "eventbus.registry.cache.dir",
                ""));
    LinkedBlockingQueue<Event<GenericRecord>> got = new LinkedBlockingQueue<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      System.out.println(
          producer.sendAndWait(type, PlainJson.read(type, "{\"user\":\"ada\",\"n\":3}")));
      try (EventConsumer c =
          EventConsumer.builder(config)
              .group(prefix.value() + "-g")
              .on(
                  type,
                  event -> {
                    got.add(event);
                  })
              .start()) {
        Event<GenericRecord> e = got.poll(20, TimeUnit.SECONDS);
        System.out.println(e);
        assertThat(PlainJson.write(type, e.payload())).isEqualTo("{\"user\":\"ada\",\"n\":3}");
      }
    }
  }
}
