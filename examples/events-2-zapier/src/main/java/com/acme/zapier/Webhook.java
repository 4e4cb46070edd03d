package com.acme.zapier;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.EventRejectedException;

/**
 * Posts events to one address. Messages name the host and the event's id, never the address, which
 * is a secret as it lets anybody post, nor what the event holds.
 */
final class Webhook implements EventHandler<Object> {
  /** Tells two deliveries of one event from two events. */
  static final String ID_HEADER = "X-Event-Id";

  private static final int TOO_MANY_REQUESTS = 429;

  private final URI address;
  private final WebhookSettings settings;
  private final Supplier<HttpClient> http;
  private final Retry.Pause pause;
  private final Clock clock;

  Webhook(
      URI address,
      WebhookSettings settings,
      Supplier<HttpClient> http,
      Retry.Pause pause,
      Clock clock) {
    this.address = address;
    this.settings = settings;
    this.http = http;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Returns when the webhook has taken the event.
   *
   * @throws EventRejectedException when it says that it never will
   * @throws WebhookUnavailableException when it did not for as often as it was tried
   */
  @Override
  public void handle(Event<Object> event) throws InterruptedException {
    HttpRequest request = request(event);
    for (int attempt = 1; ; attempt++) {
      Optional<Trouble> met = post(request);
      if (met.isEmpty()) {
        return;
      }
      Trouble trouble = met.get();
      Duration wait = trouble.pause().orElse(settings.retry().before(attempt + 1));
      if (attempt >= settings.retry().attempts()
          || wait.compareTo(settings.retry().longest()) > 0) {
        throw new WebhookUnavailableException(
            "the webhook at %s %s, at attempt %d of %d for event %s"
                .formatted(
                    address.getHost(),
                    trouble.what(),
                    attempt,
                    settings.retry().attempts(),
                    event.id()));
      }
      pause.of(wait);
    }
  }

  private HttpRequest request(Event<Object> event) {
    String body = settings.encoding().write(Flat.of(event));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", settings.encoding().contentType())
            .header(ID_HEADER, event.id().toString())
            .POST(BodyPublishers.ofString(body));
    settings
        .secret()
        .ifPresent(secret -> request.header(Signature.HEADER, Signature.of(body, secret.reveal())));
    return request.build();
  }

  /** What may pass by itself, and how long to wait for it where the server says so. */
  private record Trouble(String what, Optional<Duration> pause) {
    static Optional<Trouble> of(String what) {
      return Optional.of(new Trouble(what, Optional.empty()));
    }
  }

  /** Nothing when all is well. Its cause is not kept: its message may quote the address. */
  private Optional<Trouble> post(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        http.get().sendAsync(request, BodyHandlers.discarding());
    try {
      // With its body: the timeout of a request ends with the headers.
      return judge(answer.get(settings.timeout().toMillis(), MILLISECONDS));
    } catch (TimeoutException e) {
      return Trouble.of("does not answer within " + settings.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      return Trouble.of("cannot be reached (" + e.getCause().getClass().getSimpleName() + ")");
    } finally {
      answer.cancel(true);
    }
  }

  private Optional<Trouble> judge(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return Optional.empty();
    }
    if (status == TOO_MANY_REQUESTS || status >= 500) {
      return Optional.of(new Trouble("answers " + status, RetryAfter.of(response, clock)));
    }
    throw new EventRejectedException(
        "the webhook at " + address.getHost() + " refuses the event: it answers " + status);
  }
}
