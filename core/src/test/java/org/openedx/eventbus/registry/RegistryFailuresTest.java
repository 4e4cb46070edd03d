package org.openedx.eventbus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openedx.eventbus.registry.Rejections.rejected;
import static org.openedx.eventbus.registry.Texts.LOGIN;
import static org.openedx.eventbus.registry.Texts.SUBJECT;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;

@Timeout(60)
class RegistryFailuresTest {
  private static final Duration LONG_TIMEOUT = Duration.ofHours(1);

  private final FakeRegistry fake = FakeRegistry.start();
  private final CountDownLatch testOver = new CountDownLatch(1);

  @AfterEach
  void stop() {
    testOver.countDown();
    fake.close();
  }

  private RegistrySettings settings() {
    return RegistrySettings.of(fake.url());
  }

  private void answering(int status, String type, String body) {
    fake.misbehave(exchange -> FakeRegistry.respond(exchange, status, type, body));
  }

  private void hang(HttpExchange exchange) {
    try {
      testOver.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static Throwable failureOf(RegistrySettings settings) {
    try (SchemaRegistry registry = SchemaRegistry.http(settings)) {
      return catchThrowable(() -> registry.schemaOf(new SchemaId(1)));
    }
  }

  @Test
  void answerOfUnlimitedSizeIsNotReadToItsEnd() {
    AtomicInteger requests = new AtomicInteger();
    fake.misbehave(
        exchange -> {
          requests.incrementAndGet();
          writeTooMuch(exchange);
        });

    assertThat(failureOf(settings()))
        .satisfies(rejected(Reason.ANSWER_TOO_LARGE))
        .hasMessageContaining("more than 16777216 bytes");
    assertThat(requests).hasValue(1);
  }

  private static void writeTooMuch(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = new byte[1 << 16];
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 16_000; i++) {
        out.write(chunk);
      }
    }
  }

  @Test
  void addressWithAnAnswerOfUnlimitedSizeIsPassedOver() {
    int id = fake.put(SUBJECT, LOGIN);
    try (FakeRegistry first = FakeRegistry.start();
        SchemaRegistry registry =
            SchemaRegistry.http(RegistrySettings.of(first.url(), fake.url()))) {
      first.misbehave(RegistryFailuresTest::writeTooMuch);

      assertThat(registry.schemaOf(new SchemaId(id)).text()).isEqualTo(LOGIN);
    }
  }

  @Test
  void deeplyNestedAnswerIsUnexpected() {
    answering(200, "application/json", "[".repeat(100_000) + "]".repeat(100_000));

    assertThat(failureOf(settings())).isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void deeplyNestedSchemaIsInvalid() {
    String nested = "{\"type\":\"array\",\"items\":".repeat(100_000);
    assertThatThrownBy(() -> WireSchema.parse(nested))
        .isInstanceOf(InvalidSchemaException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_200));
    assertThatThrownBy(() -> WireSchema.parse(" ".repeat(5 << 20)))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void targetOfARedirectIsShownWithoutItsQuery() {
    fake.misbehave(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://login.example/oauth?token=s3same");
          FakeRegistry.respond(exchange, 301, "text/html", "moved");
        });

    assertThat(failureOf(settings()))
        .hasMessageContaining("HTTP 301, text/html, redirect to https://login.example/oauth")
        .hasMessageNotContaining("s3same");
  }

  @Test
  void textOfTheRegistryIsEscapedAndShortened() {
    String hostile = "\\u001b[2J\\n" + "x".repeat(100_000);
    answering(500, "application/json", "{\"error_code\":50001,\"message\":\"" + hostile + "\"}");

    assertThat(failureOf(settings()))
        .hasMessageContaining("(HTTP 500: \\u001b[2J\\nxxx")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_200));
  }

  @Test
  void errorOfAnUnknownHostContainsItsName() {
    assertThat(failureOf(RegistrySettings.of(URI.create("http://no-such-host.invalid:8081"))))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("host name 'no-such-host.invalid' cannot be resolved");
  }

  @Test
  void errorOfAHostNameWithAnUnderscoreContainsTheReason() {
    assertThatThrownBy(() -> RegistrySettings.of(URI.create("http://schema_registry:8081")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://schema_registry:8081 contains an underscore")
        .hasMessageContaining("use another name");
  }

  @Test
  void endlessTimeoutDoesNotOverflow() {
    fake.put(SUBJECT, LOGIN);
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    RegistrySettings settings = settings().withTimeout(endless).withVerifyInterval(endless);
    try (SchemaRegistry registry = SchemaRegistry.http(settings)) {
      assertThat(registry.schemaOf(new SchemaId(1)).text()).isEqualTo(LOGIN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 429})
  void serverErrorIsTransient(int status) {
    answering(status, "text/html", "<html>trouble</html>");

    assertThat(failureOf(settings()))
        .isInstanceOf(RegistryUnavailableException.class)
        .isInstanceOf(TransientEventBusException.class)
        .hasMessage("the schema registry is unavailable: " + fake.url() + " (HTTP " + status + ")");
  }

  @Test
  void messageOfAServerErrorIsPassedOn() {
    answering(500, "application/json", "{\"error_code\":50001,\"message\":\"no leader\"}");

    assertThat(failureOf(settings())).hasMessageContaining("(HTTP 500: no leader)");
  }

  @Test
  void refusedConnectionIsTransient() {
    fake.close();

    assertThat(failureOf(settings()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(fake.url() + " (ConnectException");
  }

  @Test
  void unresponsiveRegistryTimesOut() {
    fake.misbehave(this::hang);

    assertThat(failureOf(settings().withTimeout(Duration.ofMillis(200))))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("Timeout");
  }

  @Test
  void answerThatNeverEndsTimesOut() {
    fake.misbehave(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          hang(exchange);
        });

    assertThat(failureOf(settings().withTimeout(Duration.ofMillis(200))))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("no complete answer within PT0.2S");
  }

  @Test
  void requestIsRetriedAfterABrokenConnection() {
    int id = fake.put(SUBJECT, LOGIN);
    fake.misbehave(
        exchange -> {
          fake.behave();
          exchange.close();
        });
    try (SchemaRegistry registry = SchemaRegistry.http(settings())) {
      assertThat(registry.resolve(SUBJECT, LOGIN).id()).isEqualTo(new SchemaId(id));
    }
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void connectionThatBreaksTwiceIsTransient() {
    fake.misbehave(HttpExchange::close);

    assertThat(failureOf(settings()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(fake.url().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | text/html        | <html>Welcome</html>",
        "200 | application/json | {\"schema\": ",
        "200 | application/json | {\"hello\": \"world\"}",
        "200 | application/json | {\"schema\": 5}",
        "200 | application/json | [1]",
        "200 | application/json | {\"schema\": \"\\\"string\\\"\"} trailing",
        "404 | text/html        | <html>Not Found</html>",
        "404 | application/json | {\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}",
        "302 | text/html        | <html>Sign in</html>",
        "400 | text/plain       | Bad Request",
        "204 | application/json | ''"
      })
  void answerOfAnotherServerIsTransientAndContainsTheSetting(int status, String type, String body) {
    answering(status, type, body);

    assertThat(failureOf(settings()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(fake.url().toString())
        .hasMessageContaining("check eventbus.registry.url")
        .hasMessageContaining("HTTP " + status);
  }

  @Test
  void notFoundWithoutErrorCodeIsNotTakenForUnregistered() {
    answering(404, "application/json", "{\"error_code\": 404, \"message\": \"HTTP 404\"}");
    try (SchemaRegistry registry = SchemaRegistry.http(settings().withAutoRegister(true))) {

      assertThatThrownBy(() -> registry.resolve(SUBJECT, LOGIN))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> registry.versions(SUBJECT))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void rejectionContainsTheMessageOfTheRegistry() {
    answering(422, "application/json", "{\"error_code\": 42201, \"message\": \"Invalid schema\"}");
    try (SchemaRegistry registry = SchemaRegistry.http(settings())) {

      assertThatThrownBy(() -> registry.register(SUBJECT, LOGIN))
          .hasMessageContaining("(HTTP 422, error code 42201): Invalid schema")
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.UNPROCESSABLE);
                assertThat(e.registryMessage()).isEqualTo("Invalid schema");
              });
    }
  }

  @Test
  void conflictingLevelIsSetAgain() {
    AtomicInteger asked = new AtomicInteger();
    fake.misbehave(
        exchange -> {
          boolean first = asked.getAndIncrement() == 0;
          String body =
              first
                  ? "{\"error_code\": 0, \"message\": \"A rule already exists\"}"
                  : "{\"compatibilityLevel\": \"FULL\"}";
          FakeRegistry.respond(exchange, first ? 409 : 200, "application/json", body);
        });
    try (SchemaRegistry registry = SchemaRegistry.http(settings())) {
      registry.setCompatibility(SUBJECT, Compatibility.FULL);
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void levelIsReadUnderBothNames() {
    try (SchemaRegistry registry = SchemaRegistry.http(settings())) {
      answering(200, "application/json", "{\"compatibilityLevel\": \"FULL\"}");
      assertThat(registry.compatibility(SUBJECT)).contains(Compatibility.FULL);

      answering(200, "application/json", "{\"compatibility\": \"BACKWARD\"}");
      assertThat(registry.compatibility(SUBJECT)).contains(Compatibility.BACKWARD);
    }
  }

  @Test
  void schemaOfAnotherFormatIsUnreadable() {
    answering(
        200, "application/json", "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message A {}\"}");

    assertThat(failureOf(settings()))
        .satisfies(rejected(Reason.UNREADABLE_SCHEMA))
        .hasMessageContaining("is not Avro, but \"PROTOBUF\"");
  }

  @Test
  void schemaThatAvroCannotParseIsUnreadable() {
    answering(200, "application/json", "{\"schema\": \"{\\\"type\\\": \\\"elsewhere\\\"}\"}");

    assertThat(failureOf(settings()))
        .satisfies(rejected(Reason.UNREADABLE_SCHEMA))
        .hasMessageContaining("schema 1 of the registry cannot be parsed");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void rejectedCredentialsAreNotShown(int status) {
    answering(status, "application/json", "{\"error_code\": 40101, \"message\": \"no\"}");
    RegistrySettings.Credentials credentials =
        RegistrySettings.Credentials.basic("me-hidden", Secret.of("pw-hidden"));

    Throwable with = failureOf(settings().withCredentials(credentials));
    Throwable without = failureOf(settings());

    assertThat(with)
        .isInstanceOf(UnauthorizedException.class)
        .isInstanceOf(TransientEventBusException.class)
        .hasMessageContaining("rejected the credentials (HTTP " + status + ")")
        .hasMessageContaining("eventbus.registry.api-key")
        .hasMessageNotContaining("hidden");
    assertThat(without).hasMessageContaining("requires credentials");
    assertThat(settings().withCredentials(credentials).toString()).doesNotContain("hidden");
  }

  @Test
  void credentialsAreSentIfConfigured() {
    failureOf(settings());
    failureOf(
        settings().withCredentials(RegistrySettings.Credentials.basic("me", Secret.of("pw"))));
    failureOf(settings().withCredentials(RegistrySettings.Credentials.bearer(Secret.of("t0ken"))));

    assertThat(fake.authorizations())
        .containsExactly(
            "null",
            "Basic " + Base64.getEncoder().encodeToString("me:pw".getBytes()),
            "Bearer t0ken");
  }

  @Test
  void addressThatAnsweredIsPreferred() {
    fake.put(SUBJECT, LOGIN);
    try (FakeRegistry broken = FakeRegistry.start();
        SchemaRegistry registry =
            SchemaRegistry.http(RegistrySettings.of(broken.url(), fake.url()))) {
      broken.misbehave(exchange -> FakeRegistry.respond(exchange, 503, "text/plain", "no"));

      registry.versions(SUBJECT);
      registry.versions(SUBJECT);

      assertThat(broken.requests()).hasSize(1);
      assertThat(fake.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | application/json | {\"error_code\": 40403, \"message\": \"Schema 1 not found\"}",
        "404 | text/html        | <html>Not Found</html>",
        "401 | text/html        | <html>Sign in</html>",
        "301 | text/html        | <html>Moved</html>",
        "200 | text/html        | <html>Welcome</html>"
      })
  void schemaThatOnlyTheLastAddressHasIsFound(int status, String type, String body) {
    int id = fake.put(SUBJECT, LOGIN);
    try (FakeRegistry first = FakeRegistry.start();
        SchemaRegistry registry =
            SchemaRegistry.http(RegistrySettings.of(first.url(), fake.url()))) {
      first.misbehave(exchange -> FakeRegistry.respond(exchange, status, type, body));

      assertThat(registry.schemaOf(new SchemaId(id)).text()).isEqualTo(LOGIN);
      assertThat(registry.resolve(SUBJECT, LOGIN).id()).isEqualTo(new SchemaId(id));
      assertThat(registry.versions(SUBJECT)).containsExactly(1);
    }
  }

  @Test
  void idIsUnknownIfNoAddressThatAnswersHasIt() {
    URI closed;
    try (FakeRegistry gone = FakeRegistry.start()) {
      closed = gone.url();
    }

    assertThat(failureOf(RegistrySettings.of(fake.url(), closed)))
        .satisfies(rejected(Reason.UNKNOWN_SCHEMA_ID));
  }

  @Test
  void rejectedCredentialsAreReportedBesideOtherFailures() {
    try (FakeRegistry down = FakeRegistry.start()) {
      down.misbehave(exchange -> FakeRegistry.respond(exchange, 503, "text/plain", ""));
      answering(401, "text/plain", "");

      assertThat(failureOf(RegistrySettings.of(down.url(), fake.url())))
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining(fake.url() + " requires credentials")
          .hasMessageContaining(down.url() + " (HTTP 503)");
    }
  }

  @Test
  void errorContainsEveryAddress() {
    URI closed;
    try (FakeRegistry gone = FakeRegistry.start()) {
      closed = gone.url();
    }
    answering(503, "text/plain", "");

    assertThat(failureOf(RegistrySettings.of(closed, fake.url())))
        .hasMessageContaining(closed + " (ConnectException")
        .hasMessageContaining(fake.url() + " (HTTP 503)");
  }

  @Test
  void unresponsiveRegistryBlocksOneCallerOnly() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    fake.misbehave(
        exchange -> {
          asked.countDown();
          hang(exchange);
        });
    // A caller that waited for the answer would exceed the time limit of this test.
    try (SchemaRegistry registry = SchemaRegistry.http(settings().withTimeout(LONG_TIMEOUT))) {
      Thread leader = new Thread(() -> catchThrowable(() -> registry.schemaOf(new SchemaId(1))));
      leader.start();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> registry.schemaOf(new SchemaId(1)))
            .isInstanceOf(RegistryUnavailableException.class);
      }
      for (int id = 2; id < 20; id++) {
        SchemaId another = new SchemaId(id);
        assertThatThrownBy(() -> registry.schemaOf(another))
            .isInstanceOf(RegistryUnavailableException.class)
            .hasMessageContaining("another caller");
      }
      assertThat(leader.isAlive()).isTrue();
      leader.interrupt();
      leader.join();
      int known = fake.put(SUBJECT, LOGIN);
      fake.behave();
      assertThat(registry.schemaOf(new SchemaId(known)).text()).isEqualTo(LOGIN);
    }
  }

  @Test
  void unavailableRegistryIsRequestedByOneCallerAtATime() throws Exception {
    answering(503, "text/plain", "");
    CountDownLatch asked = new CountDownLatch(1);
    try (SchemaRegistry registry = SchemaRegistry.http(settings().withTimeout(LONG_TIMEOUT))) {
      assertThat(catchThrowable(() -> registry.schemaOf(new SchemaId(1)))).isNotNull();
      fake.misbehave(
          exchange -> {
            asked.countDown();
            hang(exchange);
          });
      Thread leader = new Thread(() -> catchThrowable(() -> registry.schemaOf(new SchemaId(2))));
      leader.start();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> registry.schemaOf(new SchemaId(3)))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("another caller");

      leader.interrupt();
      leader.join();
    }
  }

  @Test
  void interruptedCallerDoesNotAffectOthers() throws Exception {
    int id = fake.put(SUBJECT, LOGIN);
    CountDownLatch asked = new CountDownLatch(1);
    fake.misbehave(
        exchange -> {
          fake.behave();
          asked.countDown();
          hang(exchange);
        });
    try (SchemaRegistry registry = SchemaRegistry.http(settings())) {
      Thread leader = new Thread(() -> catchThrowable(() -> registry.schemaOf(new SchemaId(id))));
      leader.start();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      leader.interrupt();

      assertThat(registry.schemaOf(new SchemaId(id)).text()).isEqualTo(LOGIN);
      leader.join();
    }
  }
}
