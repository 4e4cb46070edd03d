package org.openedx.eventbus.tools.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Fake of Confluent's registry with the documented API, as far as it is used. It has Confluent's
 * error codes, the global level BACKWARD, exact comparison of texts, strict names and soft
 * deletion.
 */
public final class ConfluentFake implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Responds to some requests in place of the registry. */
  interface Misbehaviour {
    boolean answers(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConfluentSubjects subjects = new ConfluentSubjects();
  private final List<String> writes = new CopyOnWriteArrayList<>();
  private volatile Misbehaviour misbehaviour = exchange -> false;

  public ConfluentFake() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  SchemaRegistry client() {
    return SchemaRegistry.http(RegistrySettings.of(url()));
  }

  /** Returns method and path of each write request since the last call. */
  List<String> writes() {
    List<String> seen = List.copyOf(writes);
    writes.clear();
    return seen;
  }

  void misbehave(Misbehaviour how) {
    misbehaviour = how;
  }

  void behave() {
    misbehaviour = exchange -> false;
  }

  /** Adds a version without any check. */
  public void put(String subject, String text) {
    subjects.put(subject, text);
  }

  /** Compares schemas of keys by meaning from now on, without the name of the field. */
  void compareMeaning() {
    subjects.compareMeaning();
  }

  void level(String subject, String level) {
    subjects.level(subject, level);
  }

  String level(String subject) {
    return subjects.level(subject);
  }

  void deleteSoftly(String subject, int version) {
    subjects.deleteSoftly(subject, version);
  }

  List<String> texts(String subject) {
    return subjects.texts(subject);
  }

  List<String> names() {
    return subjects.names();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    if (misbehaviour.answers(exchange)) {
      return;
    }
    if (method.equals("PUT") || (method.equals("POST") && path.endsWith("/versions"))) {
      writes.add(method + " " + path);
    }
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    List<String> parts =
        Arrays.stream(path.substring(1).split("/"))
            .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    ConfluentSubjects.Reply reply = subjects.answer(method, parts, body);
    respond(
        exchange,
        reply.status(),
        "application/vnd.schemaregistry.v1+json",
        reply.json().toString());
  }

  static void respond(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
