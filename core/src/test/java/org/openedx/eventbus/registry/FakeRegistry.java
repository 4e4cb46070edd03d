package org.openedx.eventbus.registry;

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
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.openedx.eventbus.avro.WireSchema;

/**
 * HTTP server with the answers that Confluent documents for its registry. Compares the exact texts,
 * which is the hardest case, or their parsing form if a request asks to normalize. Tests inject
 * failures with {@link #misbehave}.
 */
final class FakeRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Replacement of an answer. */
  interface Misbehaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String prefix;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<String, List<String>> subjects = new LinkedHashMap<>();
  private final Map<String, String> levels = new HashMap<>();
  private int nextId;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile Optional<Integer> refusal = Optional.empty();
  private volatile boolean strict;
  private volatile Optional<Misbehaviour> misbehaviour = Optional.empty();
  private volatile UnaryOperator<String> comparison = text -> text;
  private volatile UnaryOperator<String> normaliser =
      text -> SchemaNormalization.toParsingForm(WireSchema.parse(text));

  private FakeRegistry(int port, String prefix, int firstId) throws IOException {
    this.prefix = prefix;
    this.nextId = firstId;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Enforces Avro's rules for names and defaults from now on, as most registries do. */
  void beStrict() {
    strict = true;
  }

  static FakeRegistry start() {
    return start(0, "", 1);
  }

  /** Starts a registry on a random port. */
  static FakeRegistry start(int port, String prefix, int firstId) {
    try {
      return new FakeRegistry(port, prefix, firstId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + prefix);
  }

  /** Returns method and raw path of every request since the last call. */
  List<String> requests() {
    List<String> seen = List.copyOf(requests);
    requests.clear();
    return seen;
  }

  List<String> authorizations() {
    return authorizations;
  }

  void misbehave(Misbehaviour how) {
    misbehaviour = Optional.of(how);
  }

  void behave() {
    misbehaviour = Optional.empty();
  }

  /** Refuses to register schemas from now on. */
  void refuseWrites(int status) {
    refusal = Optional.of(status);
  }

  /** Sets the form that is always compared, as in registries that ignore some differences. */
  void compareBy(UnaryOperator<String> rule) {
    comparison = rule;
  }

  /** Sets the form that {@code ?normalize=true} compares. */
  void normaliseBy(UnaryOperator<String> rule) {
    normaliser = rule;
  }

  /** Adds a version without a request. */
  synchronized int put(Subject subject, String text) {
    subjects.computeIfAbsent(subject.value(), s -> new ArrayList<>()).add(text);
    return ids.computeIfAbsent(
        text,
        t -> {
          texts.put(nextId, t);
          return nextId++;
        });
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Optional<Misbehaviour> wrong = misbehaviour;
    if (wrong.isPresent()) {
      wrong.get().answer(exchange);
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getRawPath();
    if (!path.startsWith(prefix + "/")) {
      respond(exchange, 404, "text/html", "<html>not here</html>");
      return;
    }
    List<String> parts =
        Arrays.stream(path.substring(prefix.length() + 1).split("/"))
            .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    Reply reply =
        answer(exchange.getRequestMethod(), parts, exchange.getRequestURI().getQuery(), body);
    respond(exchange, reply.status(), "application/json", reply.json().toString());
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

  private synchronized Reply answer(String method, List<String> path, String query, String body)
      throws IOException {
    return switch (path.get(0)) {
      case "schemas" -> schema(Integer.parseInt(path.get(2)));
      case "config" -> config(method, path.get(1), body);
      default -> path.size() == 1 ? names() : subject(method, path, query, body);
    };
  }

  private Reply names() {
    ArrayNode names = JSON.createArrayNode();
    subjects.keySet().forEach(names::add);
    return new Reply(200, names);
  }

  private Reply schema(int id) {
    return texts.containsKey(id)
        ? new Reply(200, JSON.createObjectNode().put("schema", texts.get(id)))
        : error(40403, "Schema " + id + " not found");
  }

  private Reply config(String method, String subject, String body) throws IOException {
    if (method.equals("PUT")) {
      levels.put(subject, JSON.readTree(body).get("compatibility").asText());
      return new Reply(200, JSON.readTree(body));
    }
    return levels.containsKey(subject)
        ? new Reply(200, JSON.createObjectNode().put("compatibilityLevel", levels.get(subject)))
        : error(40408, "Subject does not have a level");
  }

  private Reply subject(String method, List<String> path, String query, String body)
      throws IOException {
    String subject = path.get(1);
    if (path.size() == 2) {
      return lookUp(subject, text(body), "normalize=true".equals(query));
    }
    if (method.equals("POST")) {
      return register(subject, text(body));
    }
    List<String> versions = subjects.getOrDefault(subject, List.of());
    if (versions.isEmpty()) {
      return error(40401, "Subject not found");
    }
    if (path.size() == 3) {
      ArrayNode numbers = JSON.createArrayNode();
      for (int i = 1; i <= versions.size(); i++) {
        numbers.add(i);
      }
      return new Reply(200, numbers);
    }
    int version = Integer.parseInt(path.get(3));
    return version >= 1 && version <= versions.size()
        ? new Reply(200, version(subject, version))
        : error(40402, "Version not found");
  }

  private static String text(String body) throws IOException {
    return JSON.readTree(body).get("schema").asText();
  }

  private Reply lookUp(String subject, String text, boolean normalise) {
    if (!subjects.containsKey(subject)) {
      return error(40401, "Subject not found");
    }
    List<String> versions = subjects.get(subject);
    for (int i = 0; i < versions.size(); i++) {
      boolean same =
          normalise
              ? normaliser.apply(versions.get(i)).equals(normaliser.apply(text))
              : comparison.apply(versions.get(i)).equals(comparison.apply(text));
      if (same) {
        return new Reply(200, version(subject, i + 1));
      }
    }
    return error(40403, "Schema not found");
  }

  private ObjectNode version(String subject, int version) {
    String text = subjects.get(subject).get(version - 1);
    return JSON.createObjectNode()
        .put("subject", subject)
        .put("version", version)
        .put("id", ids.get(text))
        .put("schema", text);
  }

  private Reply register(String subject, String text) {
    if (refusal.isPresent()) {
      return error(refusal.get() * 100 + 1, "no writes");
    }
    List<String> versions = subjects.getOrDefault(subject, List.of());
    if (text.equals("invalid") || (strict && WireSchema.strictViolation(text).isPresent())) {
      return error(42201, "Input schema is an invalid Avro schema");
    }
    Optional<String> known =
        versions.stream()
            .filter(each -> comparison.apply(each).equals(comparison.apply(text)))
            .findFirst();
    if (known.isEmpty()) {
      Compatibility level = Compatibility.valueOf(levels.getOrDefault(subject, "NONE"));
      Schema schema = WireSchema.parse(text);
      List<Schema> earlier = versions.stream().map(WireSchema::parse).toList();
      Optional<String> refusal = level.firstViolation(schema, earlier);
      if (refusal.isPresent()) {
        return error(409, "incompatible: " + refusal.get());
      }
      put(new Subject(subject), text);
    }
    return new Reply(200, JSON.createObjectNode().put("id", ids.get(known.orElse(text))));
  }

  private static Reply error(int code, String message) {
    int status = code > 999 ? code / 100 : code;
    return new Reply(
        status, JSON.createObjectNode().put("error_code", code).put("message", message));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
