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
 * Posts events to one address. Messages contain the host and the id of the event. They contain
 * neither the address, which is a secret, nor data of the event.
 */
final class Webhook implements EventHandler<Object> {
  /** Lets the webhook detect duplicates. */
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
   * Returns when the webhook has accepted the event.
   *
   * @throws EventRejectedException if the webhook rejected the event permanently
   * @throws WebhookUnavailableException if all attempts failed
   */
  @Override
  public void handle(Event<Object> event) throws InterruptedException {
    HttpRequest request = request(event);
    for (int attempt = 1; ; attempt++) {
      Optional<TransientFailure> result = post(request);
      if (result.isEmpty()) {
        return;
      }
      TransientFailure failure = result.get();
      Duration wait = failure.pause().orElse(settings.retry().before(attempt + 1));
      if (attempt >= settings.retry().attempts()
          || wait.compareTo(settings.retry().longest()) > 0) {
        throw new WebhookUnavailableException(
            "the webhook at %s %s, at attempt %d of %d for event %s"
                .formatted(
                    address.getHost(),
                    failure.description(),
                    attempt,
                    settings.retry().attempts(),
                    event.id()));
      }
      pause.of(wait);
    }
  }

  private HttpRequest request(Event<Object> event) {
    String body = settings.encoding().write(FlatEvent.of(event));
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

  /** A failure worth a retry, and the pause that the server requested, if any. */
  private record TransientFailure(String description, Optional<Duration> pause) {
    static Optional<TransientFailure> of(String description) {
      return Optional.of(new TransientFailure(description, Optional.empty()));
    }
  }

  /** Returns the failure, if any. Drops the cause, because its message may contain the address. */
  private Optional<TransientFailure> post(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        http.get().sendAsync(request, BodyHandlers.discarding());
    try {
      // Includes reading the body; the timeout of HttpRequest covers only the headers.
      return judge(answer.get(settings.timeout().toMillis(), MILLISECONDS));
    } catch (TimeoutException e) {
      return TransientFailure.of("did not answer within " + settings.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      String cause = e.getCause().getClass().getSimpleName();
      return TransientFailure.of("is unreachable (" + cause + ")");
    } finally {
      answer.cancel(true);
    }
  }

  private Optional<TransientFailure> judge(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return Optional.empty();
    }
    if (status == TOO_MANY_REQUESTS || status >= 500) {
      return Optional.of(
          new TransientFailure("answered " + status, RetryAfter.of(response, clock)));
    }
    throw new EventRejectedException(
        "the webhook at " + address.getHost() + " rejected the event: it answered " + status);
  }
}
