package org.openedx.eventbus.it.docs;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.Backoff.exponential;
import static org.openedx.eventbus.handler.FailurePolicy.retry;
import static org.openedx.eventbus.handler.FailurePolicy.retryForever;
import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.events.enterprise.EnterpriseEvents.LEDGER_TRANSACTION_COMMITTED;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CREATED;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerMetrics;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.it.Await;
import org.openedx.events.enterprise.LedgerTransactionCommitted;
import org.openedx.events.learning.data.CertificateData;

/** Runs the snippets of {@code docs/consumer.md} and {@code docs/dead-letters.md}. */
@EventBusTest
class ConsumerPageTest {
  private final Mailer mailer = new Mailer();
  private final Audit audit = new Audit();
  private final Ledger ledger = new Ledger();
  private final Flags flags = new Flags();

  /** Services that the handlers of the snippets call. */
  private static final class Mailer {
    void congratulate(CertificateData certificate) {
      assertThat(certificate).isNotNull();
    }
  }

  private static final class Audit {
    void write(EventMetadata metadata) {
      assertThat(metadata).isNotNull();
    }
  }

  private static final class Ledger {
    void book(LedgerTransactionCommitted transaction) {
      assertThat(transaction).isNotNull();
    }
  }

  private static final class Flags {
    boolean isOn(String name) {
      return name.isEmpty();
    }
  }

  private static final class Tracer {
    Span start(String name) {
      return new Span(name);
    }
  }

  private record Span(String name) {
    void end() {}
  }

  private static EventBusConfig config(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    Map<String, String> settings = new HashMap<>();
    settings.put("eventbus.kafka.bootstrap.servers", infrastructure.bootstrapServers());
    settings.put("eventbus.registry.url", infrastructure.registryUrl());
    settings.put("eventbus.registry.cache-dir", "");
    settings.put("eventbus.topic.prefix", prefix.value());
    settings.put("eventbus.topics.create", "missing");
    return EventBusConfig.of(settings);
  }

  @Test
  void consumerWithFailurePoliciesStarts(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    EventBusConfig config = config(infrastructure, prefix);
    EventConsumerBuilder complete =
        // snippet: failure-policy
        EventConsumer.builder(config)
            .group("mailer")
            .onFailure( // for handlers without a policy
                retry(5, exponential(ofMillis(200), ofMinutes(1)))
                    .within(ofMinutes(10)) // starts no retry later than this
                    .rejecting(IllegalArgumentException.class) // permanent, not retried
                    .thenDeadLetter())
            .on(CERTIFICATE_CREATED, event -> mailer.congratulate(event.payload().certificate()))
            .on(
                CERTIFICATE_CREATED,
                handler("audit")
                    .onFailure(retryForever(exponential(ofMillis(200), ofMinutes(1))))
                    .calls(event -> audit.write(event.metadata())));
    // end
    startAndClose(complete);
  }

  @Test
  void consumerWithAParkingHandlerStarts(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    EventBusConfig config = config(infrastructure, prefix);
    EventConsumerBuilder complete =
        // snippet: parking
        EventConsumer.builder(config)
            .group("bookkeeping")
            .on(
                LEDGER_TRANSACTION_COMMITTED,
                handler("ledger")
                    .onFailure(retry(5, exponential(ofMillis(200), ofMinutes(1))).thenPark())
                    .calls(event -> ledger.book(event.payload())));
    // end
    startAndClose(complete);
  }

  private static void startAndClose(EventConsumerBuilder builder) {
    try (EventConsumer consumer = builder.start()) {
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void consumerWithAnInterceptorStarts(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    EventConsumerBuilder builder =
        EventConsumer.builder(config(infrastructure, prefix))
            .group("around")
            .on(CERTIFICATE_CREATED, event -> audit.write(event.metadata()));
    Tracer tracer = new Tracer();
    // snippet: around
    builder.around(
        (handler, event, delivery, next) -> {
          Span span = tracer.start(handler.toString()); // or a connection, or a transaction
          try {
            next.proceed();
          } finally {
            span.end();
          }
        });
    // end
    startAndClose(builder);
  }

  @Test
  void consumerIsPausedResumedAndClosed(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    EventConsumer consumer =
        EventConsumer.builder(config(infrastructure, prefix))
            .group("operating")
            .on(
                CERTIFICATE_CREATED,
                handler("mailer").calls(event -> audit.write(event.metadata())))
            .start();
    // snippet: operating
    consumer.pause(); // starts no handler any more; the member keeps its partitions
    consumer.resume();
    consumer.pause("mailer"); // pauses one handler
    consumer.resume("mailer");
    ConsumerHealth health =
        consumer.health(); // status, and conditions with their begin and what to do
    consumer.close(ofSeconds(5)); // instead of eventbus.consumer.close-timeout
    // end
    assertThat(health.status()).isNotEqualTo(ConsumerHealth.Status.FAILED);
    assertThat(consumer.health().status()).isEqualTo(ConsumerHealth.Status.CLOSED);
  }

  @Test
  void consumerWithPauseConditionsStarts(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    EventBusConfig config = config(infrastructure, prefix);
    EventConsumerBuilder complete =
        // snippet: kill-switch
        EventConsumer.builder(config)
            .group("certificate-mailer")
            .pausedWhile(() -> flags.isOn("stop-certificate-mailer")) // the whole consumer
            .on(
                CERTIFICATE_CREATED,
                handler("audit")
                    .pausedWhile(() -> flags.isOn("stop-audit")) // one handler
                    .calls(event -> audit.write(event.metadata())));
    // end
    startAndClose(complete);
  }

  @Test
  void metersOfTheConsumerAreRegistered(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    EventConsumerBuilder builder =
        EventConsumer.builder(config(infrastructure, prefix))
            .group("certificate-mailer")
            .on(CERTIFICATE_CREATED, event -> audit.write(event.metadata()));
    MeterRegistry meterRegistry = new SimpleMeterRegistry();
    // snippet: metrics
    ConsumerMetrics metrics = ConsumerMetrics.of(meterRegistry, "certificate-mailer");
    EventConsumer consumer = builder.listener(metrics).start();
    metrics.watch(consumer::health); // adds the gauges
    // end
    consumer.close();
    assertThat(meterRegistry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .contains("eventbus.consumer.in.flight", "eventbus.consumer.parked.keys");
  }

  @Test
  void redriveOfDeadLettersCompletes(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws Exception {
    EventBusConfig config = config(infrastructure, prefix);
    Map<String, Object> brokers = Map.of("bootstrap.servers", infrastructure.bootstrapServers());
    try (Admin admin = Admin.create(brokers);
        EventConsumer consumer =
            EventConsumer.builder(config)
                .group("mailer")
                .on(
                    CERTIFICATE_CREATED,
                    handler("welcome").calls(event -> audit.write(event.metadata())))
                .start()) {
      Await.until(
          "the consumer has created its dead-letter topic",
          () ->
              admin
                  .listTopics()
                  .names()
                  .get(20, TimeUnit.SECONDS)
                  .contains(config.fullTopic("mailer.dead-letters")),
          consumer::health);
      // snippet: redrive
      try (DeadLetters deadLetters = DeadLetters.open(config, "mailer")) {
        deadLetters.redrive(
            DeadLetterFilter.ALL.handlers(List.of("welcome")),
            RedriveOptions.DEFAULT.perSecond(50));
      }
      // end
    }
  }
}
