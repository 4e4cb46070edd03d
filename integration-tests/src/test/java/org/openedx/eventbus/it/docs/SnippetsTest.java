package org.openedx.eventbus.it.docs;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.Backoff.exponential;
import static org.openedx.eventbus.handler.FailurePolicy.retry;
import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CREATED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.RecordingHandler;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.events.learning.CertificateCreated;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.CertificateData;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/**
 * Runs the snippets of the README with a real broker and registry. {@code EVENTBUS_CONFIG} names a
 * file in the build's directory, which is written here.
 */
@EventBusTest
class SnippetsTest {
  private static final UserData ADA =
      new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"));

  private final LinkedBlockingQueue<String> logged = new LinkedBlockingQueue<>();

  private void log(SentEvent sent, Throwable failure) {
    logged.add(failure == null ? sent.toString() : failure.toString());
  }

  /** Services that the handlers of the snippets call. */
  private record Mailer(LinkedBlockingQueue<CertificateData> mails) {
    void congratulate(CertificateData certificate) {
      mails.add(certificate);
    }
  }

  private record Audit(LinkedBlockingQueue<EventMetadata> lines) {
    void write(EventMetadata metadata, long offset) {
      assertThat(offset).isNotNegative();
      lines.add(metadata);
    }
  }

  @BeforeAll
  static void writeTheConfiguration(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty("eventbus.service.name", "readme");
    settings.setProperty("eventbus.kafka.bootstrap.servers", infrastructure.bootstrapServers());
    settings.setProperty("eventbus.registry.url", infrastructure.registryUrl());
    settings.setProperty("eventbus.registry.auto-register", "true");
    settings.setProperty("eventbus.registry.cache-dir", "");
    settings.setProperty("eventbus.topic.prefix", prefix.value());
    settings.setProperty("eventbus.topics.create", "missing");
    Path file = Path.of(System.getenv("EVENTBUS_CONFIG"));
    try (Writer out = Files.newBufferedWriter(file)) {
      settings.store(out, null);
    }
  }

  @Test
  void sentEventIsHandledByAConsumer() throws InterruptedException {
    // snippet: send
    try (EventProducer bus = KafkaEventProducer.create(EventBusConfig.load())) {
      UserData ada =
          new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"));
      bus.send(STUDENT_REGISTRATION_COMPLETED, new StudentRegistrationCompleted(ada))
          .whenComplete(
              (sent, failure) -> log(sent, failure)); // topic, partition and offset, or the reason
    }
    // end
    assertThat(logged.poll(30, TimeUnit.SECONDS)).contains("Placement[topic=");
    RecordingHandler<StudentRegistrationCompleted> recording = new RecordingHandler<>();
    try (EventConsumer consumer = consumer("sending", recording)) {
      recording.awaitEvents(1, ofSeconds(30));
      assertThat(consumer.isRunning()).isTrue();
    }
    assertThat(recording.payloads()).containsExactly(new StudentRegistrationCompleted(ADA));
  }

  @Test
  void eventIsHandledByBothHandlers() throws InterruptedException {
    Mailer mailer = new Mailer(new LinkedBlockingQueue<>());
    Audit audit = new Audit(new LinkedBlockingQueue<>());
    Thread service =
        new Thread(
            () -> {
              // snippet: receive
              try (EventConsumer consumer =
                  EventConsumer.builder(EventBusConfig.load())
                      .group("certificate-mailer")
                      .on(
                          CERTIFICATE_CREATED,
                          event -> mailer.congratulate(event.payload().certificate()))
                      .on(
                          CERTIFICATE_CREATED,
                          handler("audit")
                              .onFailure(
                                  retry(5, exponential(ofMillis(200), ofMinutes(1))).thenPark())
                              .calls(
                                  (event, delivery) ->
                                      audit.write(event.metadata(), delivery.offset())))
                      .start()) {
                consumer.awaitShutdown(); // throws an exception if the consumer has failed
              }
              // end
              catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    CertificateData certificate =
        new CertificateData(
            ADA,
            new CourseData("course-v1:edX+DemoX.1+2014", "Demo Course", null, null),
            "verified",
            "0.98",
            "https://x.example/c.pdf",
            "Ada Lovelace",
            "downloadable",
            "");
    try (EventProducer bus = KafkaEventProducer.create(EventBusConfig.load())) {
      bus.sendAndWait(CERTIFICATE_CREATED, new CertificateCreated(certificate));
    }
    service.start();
    assertThat(mailer.mails().poll(30, TimeUnit.SECONDS)).isEqualTo(certificate);
    assertThat(audit.lines().poll(30, TimeUnit.SECONDS).type())
        .isEqualTo(CERTIFICATE_CREATED.name());
    service.interrupt();
    service.join();
  }

  private static EventConsumer consumer(
      String group, RecordingHandler<StudentRegistrationCompleted> recording) {
    return EventConsumer.builder(EventBusConfig.load())
        .group(group)
        .on(STUDENT_REGISTRATION_COMPLETED, recording)
        .start();
  }

  @Test
  void testBusCallsTheHandler() {
    StudentRegistrationCompleted payload = new StudentRegistrationCompleted(ADA);
    // snippet: test
    RecordingHandler<StudentRegistrationCompleted> welcome = new RecordingHandler<>();
    try (TestEventBus bus = TestEventBus.create().on(STUDENT_REGISTRATION_COMPLETED, welcome)) {
      bus.send(STUDENT_REGISTRATION_COMPLETED, payload);
    }
    assertThat(welcome.payloads()).containsExactly(payload);
    // end
  }
}
