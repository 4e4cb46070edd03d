package com.acme.zapier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.registry.Secret;
import org.openedx.eventbus.testkit.SequentialIds;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** Posts to a server that fails in various ways. */
class WebhookTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final StudentRegistrationCompleted ADA =
      new StudentRegistrationCompleted(
          new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace")));

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Duration> pauses = new ArrayList<>();
  private WebhookServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new WebhookServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private void send(Encoding encoding, Duration timeout, URI address) {
    WebhookSettings settings =
        new WebhookSettings(
            encoding,
            timeout,
            new Retry(4, Duration.ofSeconds(1), Duration.ofSeconds(30)),
            Optional.of(Secret.of("s3cret")));
    Webhook webhook =
        new Webhook(address, settings, () -> http, pauses::add, Clock.fixed(NOW, ZoneOffset.UTC));
    try (TestEventBus bus = TestEventBus.create().allowHandlerFailures()) {
      bus.on(STUDENT_REGISTRATION_COMPLETED, webhook);
      bus.send(STUDENT_REGISTRATION_COMPLETED, ADA);
      bus.handlerFailures()
          .forEach(
              failure -> {
                throw (RuntimeException) failure;
              });
    }
  }

  private void send() {
    send(Encoding.FORM, Duration.ofSeconds(5), server.address("registration"));
  }

  @Test
  void acceptedEventIsPostedOnce() {
    send();

    assertThat(server.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
    WebhookServer.Request request = server.requests().get(0);
    assertThat(request.path()).isEqualTo("/secret-token/registration");
    assertThat(request.headers().getFirst("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.headers().getFirst(Webhook.ID_HEADER))
        .isEqualTo(SequentialIds.id(1).toString());
  }

  @Test
  void signatureIsOfTheBodyAsSent() {
    send();

    WebhookServer.Request request = server.requests().get(0);
    assertThat(request.headers().getFirst(Signature.HEADER))
        .isEqualTo(Signature.of(request.body(), "s3cret"))
        .isNotEqualTo(Signature.of(request.body(), "another"));
  }

  /** Test case 2 of RFC 4231. */
  @Test
  void signatureEqualsReferenceValue() {
    assertThat(Signature.of("what do ya want for nothing?", "Jefe"))
        .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void serverErrorsAreRetriedWithLongerPauses() {
    server.answering(500, 503, 502);

    send();

    assertThat(server.requests()).hasSize(4);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void persistentServerErrorIsTransientFailure() {
    server.answering(500, 500, 500, 500);

    assertThatThrownBy(this::send)
        .isInstanceOf(TransientEventBusException.class)
        .hasMessageContainingAll("answered 500", "attempt 4 of 4", SequentialIds.id(1).toString())
        .satisfies(WebhookTest::hasNoSecrets);

    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void pauseFollowsRetryAfter() {
    server
        .answering(429, "Retry-After", "7")
        .answering(503, "Retry-After", "Fri, 27 Nov 2026 09:00:11 GMT")
        .answering(429, "Retry-After", "soon");

    send();

    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(11), Duration.ofSeconds(4));
  }

  @Test
  void tooLongRetryAfterIsTransientFailure() {
    server.answering(429, "Retry-After", "3600");

    assertThatThrownBy(this::send)
        .isInstanceOf(TransientEventBusException.class)
        .hasMessageContainingAll("answered 429", "attempt 1 of 4");

    assertThat(pauses).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void rejectedEventIsNotRetried() {
    for (int status : new int[] {400, 401, 404, 410, 302}) {
      server.answering(status);

      assertThatThrownBy(this::send)
          .isInstanceOf(EventRejectedException.class)
          .hasMessageContaining("answered " + status)
          .satisfies(WebhookTest::hasNoSecrets);
    }

    assertThat(server.requests()).hasSize(5);
    assertThat(pauses).isEmpty();
  }

  @Test
  void unreachableServerIsRetried() {
    URI address = server.address("registration");
    server.close();

    assertThatThrownBy(() -> send(Encoding.FORM, Duration.ofSeconds(5), address))
        .isInstanceOf(TransientEventBusException.class)
        .hasMessageContaining("is unreachable (ConnectException)")
        .satisfies(WebhookTest::hasNoSecrets);

    assertThat(pauses).hasSize(3);
  }

  @Test
  void missingAnswerTimesOut() {
    int never = WebhookServer.NEVER;
    server.answering(never, never, never, never);

    assertThatThrownBy(
            () -> send(Encoding.FORM, Duration.ofMillis(300), server.address("registration")))
        .isInstanceOf(TransientEventBusException.class)
        .hasMessageContaining("did not answer within 300 ms");

    assertThat(pauses).hasSize(3);
  }

  @Test
  void bodyIsJsonIfConfigured() {
    send(Encoding.JSON, Duration.ofSeconds(5), server.address("registration"));

    WebhookServer.Request request = server.requests().get(0);
    assertThat(request.headers().getFirst("Content-Type"))
        .isEqualTo("application/json; charset=utf-8");
    assertThat(request.body())
        .startsWith(
            "{\"user_id\":42,\"user_is_active\":true,\"user_pii_username\":\"ada\","
                + "\"user_pii_email\":\"ada@example.org\",\"user_pii_name\":\"Ada Lovelace\","
                + "\"event_metadata_id\":\""
                + SequentialIds.id(1)
                + "\",")
        .endsWith("\"event_metadata_sourcelib\":[0,0,0]}");
  }

  /** Messages contain neither the address, which is a secret, nor data of the learner. */
  private static void hasNoSecrets(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      assertThat(each.toString()).doesNotContain("secret-token", "s3cret", "ada", "Lovelace");
    }
  }
}
