package org.openedx.eventbus.it.readme;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.Backoff.exponential;
import static org.openedx.eventbus.handler.FailurePolicy.retry;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CREATED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;
import static org.openedx.filters.learning.LearningFilters.COURSE_ENROLLMENT_STARTED;

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
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.RecordingHandler;
import org.openedx.events.learning.CertificateCreated;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.CertificateData;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;
import org.openedx.filters.learning.CourseEnrollmentRequest;

/**
 * The README's snippets, as they stand there, run on real parts. {@code EVENTBUS_CONFIG} names a
 * file of the build's, which is written here.
 */
@EventBusTest
class SnippetsTest {
  private static final UserData ADA =
      new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"));

  /** What the receiving snippet talks to. */
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
  void sending() throws InterruptedException {
    // snippet: send
    try (EventProducer bus = KafkaEventProducer.create(EventBusConfig.load())) {
      bus.send(
              STUDENT_REGISTRATION_COMPLETED,
              new StudentRegistrationCompleted(
                  new UserData(
                      42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"))))
          .whenComplete(
              (sent, failure) -> {
                // sent.placements() says where it stands
              });
    }
    // end
    RecordingHandler<StudentRegistrationCompleted> receiver = new RecordingHandler<>();
    try (EventConsumer consumer = consumer("sending", receiver)) {
      receiver.awaitEvents(1, ofSeconds(30));
      assertThat(consumer.isRunning()).isTrue();
    }
    assertThat(receiver.payloads()).containsExactly(new StudentRegistrationCompleted(ADA));
  }

  @Test
  void filtering() {
    UserData user = ADA;
    String courseKey = "course-v1:edX+DemoX.1+2014";
    // snippet: filter
    FilterPipelines filters =
        FilterPipelines.builder(EventBusConfig.load())
            .step(COURSE_ENROLLMENT_STARTED, (request, context) -> request.withMode("honor"))
            .build();

    CourseEnrollmentRequest request =
        filters.run(
            COURSE_ENROLLMENT_STARTED, new CourseEnrollmentRequest(user, courseKey, "audit"));
    // end
    assertThat(request).isEqualTo(new CourseEnrollmentRequest(user, courseKey, "honor"));
  }

  @Test
  void receiving() throws InterruptedException {
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
                          HandlerOptions.handler("audit")
                              .calls(
                                  (event, delivery) ->
                                      audit.write(event.metadata(), delivery.offset())))
                      .onFailure(
                          retry(5, exponential(ofMillis(200), ofMinutes(1))).thenDeadLetter())
                      .start()) {
                consumer.awaitShutdown(); // throws when the consumer failed
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
      String group, RecordingHandler<StudentRegistrationCompleted> receiver) {
    return EventConsumer.builder(EventBusConfig.load())
        .group(group)
        .on(STUDENT_REGISTRATION_COMPLETED, receiver)
        .start();
  }

  @Test
  void testing() {
    StudentRegistrationCompleted payload = new StudentRegistrationCompleted(ADA);
    // snippet: test
    RecordingHandler<StudentRegistrationCompleted> receiver = new RecordingHandler<>();
    EventProducer bus = LocalEventBus.create().on(STUDENT_REGISTRATION_COMPLETED, receiver);

    bus.send(STUDENT_REGISTRATION_COMPLETED, payload);

    assertThat(receiver.payloads()).containsExactly(payload);
    // end
  }
}
