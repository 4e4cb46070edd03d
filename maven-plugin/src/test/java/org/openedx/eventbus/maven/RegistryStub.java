package org.openedx.eventbus.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Read-only schema registry with at most one version per subject. */
final class RegistryStub implements AutoCloseable {
  private static final String VERSIONS = "/versions";

  private final HttpServer server;
  private final Map<String, String> schemas = new ConcurrentHashMap<>();

  RegistryStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/subjects", this::subjects);
    server.createContext("/config", exchange -> notFound(exchange, 40408));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void put(String subject, String schema) {
    schemas.put(subject, schema);
  }

  private void subjects(HttpExchange exchange) throws IOException {
    String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), UTF_8);
    if (path.equals("/subjects")) {
      reply(exchange, 200, schemas.isEmpty() ? "[]" : "[" + quoted(subject()) + "]");
    } else if (schemas.isEmpty() || !path.startsWith("/subjects/" + subject())) {
      notFound(exchange, 40401);
    } else if (path.endsWith(VERSIONS)) {
      reply(exchange, 200, "[1]");
    } else if (path.endsWith(VERSIONS + "/1")) {
      String schema = schemas.get(subject());
      reply(
          exchange,
          200,
          "{\"subject\": %s, \"version\": 1, \"id\": 1, \"schema\": %s}"
              .formatted(quoted(subject()), quoted(schema)));
    } else {
      notFound(exchange, 40403);
    }
  }

  private String subject() {
    return schemas.keySet().iterator().next();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static void notFound(HttpExchange exchange, int code) throws IOException {
    reply(exchange, 404, "{\"error_code\": " + code + ", \"message\": \"not found\"}");
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
