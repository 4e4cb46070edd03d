package org.openedx.eventbus.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;

/**
 * HTTP transport with failover between the addresses of one registry, starting with the address
 * that answered last. Every request of the registry's API is idempotent, so each address may be
 * tried.
 */
final class RegistryTransport implements AutoCloseable {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  /** Far more than any schema or list of subjects; the registry's address may be a wrong one. */
  static final int MAX_ANSWER_BYTES = 16 << 20;

  private final RegistrySettings settings;
  private final HttpClient client;
  private final AtomicInteger preferred = new AtomicInteger();

  RegistryTransport(RegistrySettings settings) {
    this.settings = settings;
    // HTTP/1.1, because some proxies cannot handle an upgrade to HTTP/2. Redirects are not
    // followed, because the client would send the credentials to the target of the redirect.
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout());
    RegistryTls.context(settings.tls()).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * Answer that is neither a server error nor a rejection of the credentials.
   *
   * @param location where a redirect leads
   */
  record Answer(
      URI registry, int status, String contentType, Optional<String> location, String body) {}

  /**
   * Sends a request to one address after the other, until one of them gives a conclusive answer.
   *
   * <p>An address that cannot be reached, returns a server error, rejects the credentials, answers
   * without end or does not answer as a registry does is skipped.
   *
   * @param path path and query relative to the address, percent-encoded
   * @param read reads the result from an answer; throws a {@link RegistryUnavailableException} if
   *     the answer is not that of a registry
   * @param conclusive whether a result needs no other address, for example because it is not empty
   * @return the conclusive result, or else that of the first address that answered
   * @throws RegistryRejectedException if no address gave another answer than one that is too large
   * @throws UnauthorizedException if no address answered, and one rejected the credentials
   * @throws RegistryUnavailableException if no address answered
   */
  <T> T send(
      String method,
      String path,
      Optional<String> body,
      Function<Answer, T> read,
      Predicate<T> conclusive) {
    int first = preferred.get();
    List<URI> urls = settings.urls();
    FailedAddresses failed = new FailedAddresses();
    Optional<T> inconclusive = Optional.empty();
    RegistryRejectedException tooLarge = null;
    for (int i = 0; i < urls.size(); i++) {
      int index = (first + i) % urls.size();
      URI url = urls.get(index);
      try {
        Answer answer = sendWithRetry(url, request(url, method, path, body));
        if (isTransient(answer.status())) {
          failed.add(url, "HTTP " + answer.status() + RegistryJson.messageSuffix(answer));
          continue;
        }
        T result = read.apply(requireAuthorized(answer));
        if (conclusive.test(result)) {
          preferred.set(index);
          return result;
        }
        inconclusive = inconclusive.or(() -> Optional.of(result));
      } catch (LimitedBody.TooLargeException e) {
        tooLarge =
            new RegistryRejectedException(
                Reason.ANSWER_TOO_LARGE,
                "unexpected answer from the schema registry at " + url + ": " + e.getMessage(),
                e);
      } catch (IOException e) {
        failed.add(url, TransportFailures.describe(e, url), e);
      } catch (RegistryUnavailableException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        failed.add(e);
      }
    }
    if (inconclusive.isEmpty() && tooLarge != null) {
      throw tooLarge;
    }
    return inconclusive.orElseThrow(failed::exception);
  }

  private static boolean isTransient(int status) {
    return status >= 500 || status == 408 || status == 429;
  }

  private HttpRequest request(URI url, String method, String path, Optional<String> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(RegistryUrls.resolve(url, path))
            .timeout(settings.timeout())
            .header("Accept", MEDIA_TYPE + ", application/json")
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    body.ifPresent(b -> request.header("Content-Type", MEDIA_TYPE));
    settings.credentials().ifPresent(c -> request.header("Authorization", c.authorization()));
    return request.build();
  }

  private Answer sendWithRetry(URI url, HttpRequest request) throws IOException {
    try {
      return sendOnce(url, request);
    } catch (HttpTimeoutException
        | ConnectException
        | SSLException
        | LimitedBody.TooLargeException e) {
      throw e;
    } catch (IOException e) {
      // A pooled connection that the other side has closed. The client itself retries only GET.
      return sendOnce(url, request);
    }
  }

  private Answer sendOnce(URI url, HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(request, any -> new LimitedBody(MAX_ANSWER_BYTES));
    try {
      // The timeout of the request ends with the headers; this one includes the body.
      HttpResponse<String> response =
          future.get(settings.timeout().toMillis() + 1, TimeUnit.MILLISECONDS);
      String type = response.headers().firstValue("Content-Type").orElse("no content type");
      Optional<String> location = response.headers().firstValue("Location");
      return new Answer(url, response.statusCode(), type, location, response.body());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new HttpTimeoutException("no complete answer within " + settings.timeout());
    } catch (InterruptedException e) {
      future.cancel(true);
      throw RegistryUnavailableException.interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private Answer requireAuthorized(Answer answer) {
    int status = answer.status();
    if (status == 401 || status == 403) {
      String rejection = settings.credentials().isPresent() ? "rejected the" : "requires";
      throw new UnauthorizedException(
          String.format(
              "the schema registry at %s %s credentials (HTTP %s): check eventbus.registry.api-key"
                  + " and eventbus.registry.api-secret, or eventbus.registry.bearer-token",
              answer.registry(), rejection, status));
    }
    return answer;
  }

  @Override
  public void close() {
    // Closeable since Java 21; before, the client ends when it is no longer referenced.
    if (client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot close the HTTP client", e);
      }
    }
  }
}
