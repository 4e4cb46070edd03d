package org.openedx.eventbus.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/**
 * Gets a request answered by one of the addresses, beginning with the one that answered last. Every
 * request of the registry's API may be repeated without harm, so each is tried everywhere.
 */
final class RegistryTransport implements AutoCloseable {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistrySettings settings;
  private final HttpClient client;
  private final AtomicInteger preferred = new AtomicInteger();

  RegistryTransport(RegistrySettings settings) {
    this.settings = settings;
    // HTTP/1.1, because the offer to upgrade upsets some proxies. Redirects are not followed: the
    // client would show the credentials to wherever one points.
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout());
    RegistryTls.context(settings.tls()).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /** An answer that is neither a failure that may pass nor a refusal of who is asking. */
  record Answer(URI registry, int status, String contentType, String body) {}

  /**
   * @param path path and query after the address, percent-encoded
   * @throws RegistryUnavailableException when no address gave an answer
   * @throws RegistryException when one refuses the credentials
   */
  Answer send(String method, String path, Optional<String> body) {
    int first = preferred.get();
    List<URI> urls = settings.urls();
    List<String> failures = new ArrayList<>();
    Exception last = null;
    for (int i = 0; i < urls.size(); i++) {
      int index = (first + i) % urls.size();
      URI url = urls.get(index);
      try {
        Answer answer = ask(url, request(url, method, path, body));
        if (mayPass(answer.status())) {
          failures.add(url + " (HTTP " + answer.status() + RegistryJson.saying(answer) + ")");
          continue;
        }
        preferred.set(index);
        return accepted(answer);
      } catch (IOException e) {
        failures.add(url + " (" + describe(e) + ")");
        last = e;
      }
    }
    throw new RegistryUnavailableException(
        "the schema registry does not answer: " + String.join(", ", failures), last);
  }

  private static boolean mayPass(int status) {
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

  private Answer ask(URI url, HttpRequest request) throws IOException {
    try {
      return once(url, request);
    } catch (HttpTimeoutException | ConnectException | SSLException e) {
      throw e;
    } catch (IOException e) {
      // A kept connection that the other side had closed meanwhile fails like this; the client
      // repeats only GET by itself.
      return once(url, request);
    }
  }

  private Answer once(URI url, HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      // The request's own timeout ends with the headers; a body that trickles in must end too.
      HttpResponse<String> response =
          future.get(settings.timeout().toMillis() + 1, TimeUnit.MILLISECONDS);
      String type = response.headers().firstValue("Content-Type").orElse("no content type");
      return new Answer(url, response.statusCode(), type, response.body());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + settings.timeout());
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("interrupted while the registry was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private Answer accepted(Answer answer) {
    int status = answer.status();
    if (status == 401 || status == 403) {
      String whose = settings.credentials().isPresent() ? "refuses" : "asks for";
      throw new RegistryException(
          "the schema registry at "
              + answer.registry()
              + " "
              + whose
              + " credentials (HTTP "
              + status
              + "): check eventbus.registry.api-key and eventbus.registry.api-secret, or"
              + " eventbus.registry.bearer-token");
    }
    return answer;
  }

  private static String describe(IOException e) {
    String hint =
        e instanceof SSLException
            ? "; whom to trust is set by eventbus.registry.ssl.truststore.location"
            : "";
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e.getClass().getSimpleName() + message + hint;
  }

  @Override
  public void close() {
    // From Java 21 on the client can be closed; before, it ends when nobody holds it.
    if (client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("the HTTP client cannot be closed", e);
      }
    }
  }
}
