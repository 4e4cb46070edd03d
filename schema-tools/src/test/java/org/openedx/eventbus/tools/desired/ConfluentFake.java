package org.openedx.eventbus.tools.desired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Confluent's registry as its API is documented, as far as it is used: error numbers, levels with a
 * global one of BACKWARD behind them, texts compared as they are, strict names, soft deletion.
 */
public final class ConfluentFake implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Answers in place of the registry, where it wants to. */
  interface Misbehaviour {
    boolean answers(HttpExchange exchange) throws IOException;
  }

  private record Version(int number, int id, String text) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final Map<String, List<Version>> subjects = new LinkedHashMap<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private final Map<String, String> levels = new HashMap<>();
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

  /** Method and path of every request that changes something, since the last time. */
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

  /** Adds a version past all checks. */
  public synchronized void put(String subject, String text) {
    int id = ids.computeIfAbsent(text, each -> ids.size() + 1);
    int number = lastNumbers.merge(subject, 1, Integer::sum);
    subjects.computeIfAbsent(subject, each -> new ArrayList<>()).add(new Version(number, id, text));
  }

  synchronized void level(String subject, String level) {
    levels.put(subject, level);
  }

  synchronized String level(String subject) {
    return levels.get(subject);
  }

  synchronized void deleteSoftly(String subject, int version) {
    subjects.get(subject).removeIf(each -> each.number() == version);
  }

  synchronized List<String> texts(String subject) {
    return subjects.getOrDefault(subject, List.of()).stream().map(Version::text).toList();
  }

  synchronized List<String> names() {
    return List.copyOf(subjects.keySet());
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
    Reply reply = answer(method, parts, body);
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

  private record Reply(int status, JsonNode json) {}

  private static Reply error(int code, String message) {
    ObjectNode json = JSON.createObjectNode().put("error_code", code).put("message", message);
    return new Reply(code > 999 ? code / 100 : code, json);
  }

  private synchronized Reply answer(String method, List<String> path, JsonNode body) {
    return switch (path.get(0)) {
      case "schemas" -> schema(Integer.parseInt(path.get(2)));
      case "config" -> config(method, path.get(1), body);
      default ->
          path.size() == 1
              ? new Reply(200, JSON.valueToTree(subjects.keySet()))
              : subject(method, path, body);
    };
  }

  private Reply schema(int id) {
    return ids.entrySet().stream()
        .filter(each -> each.getValue() == id)
        .findFirst()
        .map(each -> new Reply(200, JSON.createObjectNode().put("schema", each.getKey())))
        .orElseGet(() -> error(40403, "Schema " + id + " not found"));
  }

  private Reply config(String method, String subject, JsonNode body) {
    if (method.equals("PUT")) {
      levels.put(subject, body.get("compatibility").asText());
      return new Reply(200, body);
    }
    return levels.containsKey(subject)
        ? new Reply(200, JSON.createObjectNode().put("compatibilityLevel", levels.get(subject)))
        : error(
            40408,
            "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  private Reply subject(String method, List<String> path, JsonNode body) {
    String subject = path.get(1);
    List<Version> versions = subjects.getOrDefault(subject, List.of());
    if (method.equals("POST")) {
      String text = body.get("schema").asText();
      return path.size() == 2 ? lookUp(subject, versions, text) : register(subject, versions, text);
    }
    if (versions.isEmpty()) {
      return error(40401, "Subject '" + subject + "' not found.");
    }
    if (path.size() == 3) {
      ArrayNode numbers = JSON.createArrayNode();
      versions.forEach(each -> numbers.add(each.number()));
      return new Reply(200, numbers);
    }
    int number = Integer.parseInt(path.get(3));
    return versions.stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .map(each -> new Reply(200, json(subject, each)))
        .orElseGet(() -> error(40402, "Version " + number + " not found."));
  }

  private static JsonNode json(String subject, Version version) {
    return JSON.createObjectNode()
        .put("subject", subject)
        .put("version", version.number())
        .put("id", version.id())
        .put("schema", version.text());
  }

  private static Reply lookUp(String subject, List<Version> versions, String text) {
    if (versions.isEmpty()) {
      return error(40401, "Subject '" + subject + "' not found.");
    }
    return versions.stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .map(each -> new Reply(200, json(subject, each)))
        .orElseGet(() -> error(40403, "Schema not found"));
  }

  private Reply register(String subject, List<Version> versions, String text) {
    Schema schema;
    try {
      schema = new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      return error(42201, "Invalid schema: " + e.getMessage());
    }
    if (versions.stream().noneMatch(each -> each.text().equals(text))) {
      Optional<String> refusal =
          refusal(levels.getOrDefault(subject, "BACKWARD"), schema, versions);
      if (refusal.isPresent()) {
        return error(409, "Schema being registered is incompatible: " + refusal.get());
      }
      put(subject, text);
    }
    return new Reply(200, JSON.createObjectNode().put("id", ids.get(text)));
  }

  private static Optional<String> refusal(String level, Schema schema, List<Version> versions) {
    int judged =
        level.equals("NONE")
            ? 0
            : level.endsWith("_TRANSITIVE") ? versions.size() : Math.min(1, versions.size());
    for (Version version : versions.subList(versions.size() - judged, versions.size())) {
      Schema old = new Schema.Parser().setValidateDefaults(false).parse(version.text());
      if ((!level.startsWith("FORWARD") && !reads(schema, old))
          || (!level.startsWith("BACKWARD") && !reads(old, schema))) {
        return Optional.of("{oldSchemaVersion: " + version.number() + "}");
      }
    }
    return Optional.empty();
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
