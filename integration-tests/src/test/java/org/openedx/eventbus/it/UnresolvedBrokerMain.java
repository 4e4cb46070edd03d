package org.openedx.eventbus.it;

import static org.openedx.eventbus.it.TestEvents.payload;

import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Process that sends an event to a broker whose name it cannot resolve yet. Prints the code of the
 * health's condition, and then the offset of the event.
 */
final class UnresolvedBrokerMain {
  static final EventType<GenericRecord> TYPE = TestEvents.type("unresolved", "unresolved");

  private UnresolvedBrokerMain() {}

  public static void main(String[] args) throws Exception {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    Properties properties = new Properties();
    properties.load(System.in);
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    try (KafkaEventProducer producer = KafkaEventProducer.create(EventBusConfig.of(settings))) {
      CompletableFuture<SentEvent> sent = producer.send(TYPE, payload(TYPE, "ada", 0));
      Await.until("a condition is reported", () -> !producer.health().conditions().isEmpty());
      System.out.println(producer.health().conditions().get(0).code());
      System.out.println(sent.get(30, TimeUnit.SECONDS).placements().get(0).offset());
    }
  }
}
