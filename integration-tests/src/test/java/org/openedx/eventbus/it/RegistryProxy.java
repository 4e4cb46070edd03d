package org.openedx.eventbus.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Proxy of a schema registry that gives other answers while a test demands it. */
final class RegistryProxy implements AutoCloseable {
  /** An answer in place of the registry's. */
  record Answer(int status, String type, String body) {
    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body);
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger replaced = new AtomicInteger();
  private final HttpServer server;
  private final String registryUrl;
  private volatile Function<String, Optional<Answer>> answers = path -> Optional.empty();

  RegistryProxy(String registryUrl) throws IOException {
    this.registryUrl = registryUrl;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Replaces the answers of requests from now on; the function gets the request's path. */
  void answer(Function<String, Optional<Answer>> function) {
    replaced.set(0);
    answers = function;
  }

  /** Replaces all answers from now on. */
  void answerAll(Answer answer) {
    answer(path -> Optional.of(answer));
  }

  /** Passes on the registry's answers from now on. */
  void behave() {
    answers = path -> Optional.empty();
  }

  /** Returns how many answers were replaced since {@link #answer} was called. */
  int replaced() {
    return replaced.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath();
    Optional<Answer> answer = answers.apply(path);
    if (answer.isPresent()) {
      replaced.incrementAndGet();
      respond(exchange, answer.get());
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registryUrl + exchange.getRequestURI()))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      respond(exchange, Answer.json(response.statusCode(), response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void respond(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
