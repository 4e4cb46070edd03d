package com.acme.zapier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback with configured answers; without one, it answers 200. */
final class WebhookServer implements AutoCloseable {
  /** Instead of a status: the server does not answer. */
  static final int NEVER = -1;

  record Request(String path, Headers headers, String body) {
    /** Returns the decoded form fields of the body. */
    Map<String, List<String>> form() {
      Map<String, List<String>> form = new LinkedHashMap<>();
      for (String pair : body.split("&")) {
        String[] parts = pair.split("=", 2);
        form.computeIfAbsent(decode(parts[0]), any -> new ArrayList<>()).add(decode(parts[1]));
      }
      return form;
    }

    private static String decode(String text) {
      return URLDecoder.decode(text, UTF_8);
    }
  }

  private record Answer(int status, Map<String, String> headers) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  WebhookServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Adds answers, one for each request. */
  synchronized WebhookServer answering(int... statuses) {
    for (int status : statuses) {
      answers.add(new Answer(status, Map.of()));
    }
    return this;
  }

  synchronized WebhookServer answering(int status, String header, String value) {
    answers.add(new Answer(status, Map.of(header, value)));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Answer answer = next(new Request(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
    if (answer.status() == NEVER) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(answer.status(), -1);
    }
    exchange.close();
  }

  private synchronized Answer next(Request request) {
    requests.add(request);
    Answer next = answers.poll();
    return next == null ? new Answer(200, Map.of()) : next;
  }

  /** Returns an address with a secret path, like those of Zapier. */
  URI address(String path) {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/secret-token/"
            + path);
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
