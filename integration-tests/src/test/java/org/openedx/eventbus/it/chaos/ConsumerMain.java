package org.openedx.eventbus.it.chaos;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.TestEvents;
import org.openedx.eventbus.testkit.delivery.MemberLog;

/**
 * Main class of a consumer process. Closes the consumer on SIGTERM, and exits when its input ends,
 * because the test is gone then.
 */
final class ConsumerMain {
  private static final int DIED = 3;
  private static final FailurePolicy DEAD_LETTER =
      FailurePolicy.retry(6, Backoff.exponential(Duration.ofMillis(50), Duration.ofMillis(500)))
          .thenDeadLetter();

  /** Retries for a short time only, so that a longer outage parks the key until its redrive. */
  private static final FailurePolicy PARK =
      FailurePolicy.retry(3, Backoff.exponential(Duration.ofMillis(50), Duration.ofMillis(200)))
          .thenPark();

  private ConsumerMain() {}

  /**
   * Returns the wall clock in nanoseconds. Brokers of the same machine use the same clock for
   * timestamps.
   */
  static long now() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  /**
   * @param arguments file of settings, name of the member, its log, the seed
   */
  public static void main(String[] arguments) throws Exception {
    EventBusConfig config = config(Path.of(arguments[0]));
    MemberLog log = MemberLog.open(Path.of(arguments[2]), arguments[1], ConsumerMain::now);
    long seed = Long.parseLong(arguments[3]);
    EventConsumer consumer =
        EventConsumer.builder(config)
            .group(ChaosGroup.NAME)
            .on(
                ChaosGroup.EVENT,
                HandlerOptions.handler(ChaosGroup.MAILER)
                    .calls(handler(ChaosGroup.MAILER, seed, log)))
            .on(
                ChaosGroup.EVENT,
                HandlerOptions.handler(ChaosGroup.AUDIT)
                    .calls(handler(ChaosGroup.AUDIT, seed, log)))
            .on(
                ChaosGroup.EVENT,
                HandlerOptions.handler(ChaosGroup.LEDGER)
                    .calls(handler(ChaosGroup.LEDGER, seed, log)))
            .onFailure(DEAD_LETTER)
            .onFailure(ChaosGroup.LEDGER, PARK)
            .listener(recordingTo(log))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(consumer::close));
    Thread failing = new Thread(() -> haltWhenItFails(consumer), "watch");
    failing.setDaemon(true);
    failing.start();
    while (System.in.read() >= 0) {
      System.out.println(consumer.health()); // a request for the health
    }
    Runtime.getRuntime().halt(DIED);
  }

  private static void haltWhenItFails(EventConsumer consumer) {
    try {
      consumer.awaitShutdown();
    } catch (RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(DIED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DeliveryHandler<GenericRecord> handler(String name, long seed, MemberLog log) {
    return log.recording(
        name,
        (event, delivery) -> {
          SplittableRandom random = HandlerBehavior.random(seed, TestEvents.number(event), name);
          HandlerBehavior.draw(random).apply(event, delivery.attempt(), random);
        });
  }

  private static ConsumerListener recordingTo(MemberLog log) {
    return new ConsumerListener() {
      @Override
      public void onAssigned(AssignedPartition event) {
        log.assigned(event.topic(), event.partition());
      }

      @Override
      public void onRevoked(RevokedPartition event) {
        log.revoked(event.topic(), event.partition());
      }

      @Override
      public void onLost(LostPartition event) {
        log.lost(event.topic(), event.partition());
      }

      @Override
      public void onDeletedUnread(DeletedEvents event) {
        log.reportedDeleted(
            event.topic(), event.partition(), event.firstOffset(), event.lastOffset() + 1);
      }
    };
  }

  private static EventBusConfig config(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    return EventBusConfig.of(settings);
  }
}
