package org.openedx.eventbus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.internal.PercentEncoding;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryTransport.Answer;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;

/** Requests of Confluent's REST API, one method each. Stateless. */
record RegistryApi(RegistryTransport transport) {
  private static final String AVRO = "AVRO";

  private static final String STRICTNESS =
      ". The schema violates Avro's own rules (%s), which this registry enforces, as Apicurio"
          + " Registry does. For names that cannot be changed see \"A name with a hyphen\" in"
          + " docs/events.md";

  /** Returns the version that the registry considers equal to the text. */
  Optional<RegisteredSchema> lookUp(Subject subject, String text, boolean normalize) {
    String path = subjectPath(subject) + (normalize ? "?normalize=true" : "");
    return find("POST", path, Optional.of(schemaBody(text)), answer -> registered(subject, answer));
  }

  List<Integer> versions(Subject subject) {
    return find(subjectPath(subject) + "/versions", answer -> Optional.of(numbers(answer)))
        .orElse(List.of());
  }

  private static List<Integer> numbers(Answer answer) {
    List<Integer> numbers = new ArrayList<>();
    array(answer).forEach(n -> numbers.add(RegistryJson.number(n, answer)));
    return numbers.stream().sorted().toList();
  }

  /** Returns a version. Empty if it does not exist or is not an Avro schema. */
  Optional<RegisteredSchema> version(Subject subject, int version) {
    return find(
        subjectPath(subject) + "/versions/" + version, answer -> registered(subject, answer));
  }

  /** Returns the schema of an id. Empty if no address of the registry has one. */
  Optional<String> text(SchemaId id) {
    return find("/schemas/ids/" + id.value(), answer -> Optional.of(avroText(id, answer)));
  }

  private static String avroText(SchemaId id, Answer answer) {
    JsonNode node = RegistryJson.parse(answer);
    if (!isAvro(node)) {
      throw new RegistryRejectedException(
          Reason.UNREADABLE_SCHEMA,
          "schema %s of the registry is not Avro, but %s"
              .formatted(
                  id, SafeText.escape(node.path("schemaType").toString(), RegistryJson.MAX_SHOWN)));
    }
    return RegistryJson.text(node, "schema", answer);
  }

  SchemaId register(Subject subject, String text) {
    return send(
        "POST",
        subjectPath(subject) + "/versions",
        Optional.of(schemaBody(text)),
        answer -> assignedId(subject, text, answer));
  }

  private static SchemaId assignedId(Subject subject, String text, Answer answer) {
    if (answer.status() == 409) {
      throw RegistryRejectedException.incompatible(subject, RegistryJson.message(answer));
    }
    if (answer.status() == 422) {
      throw unprocessable(answer, strictnessHint(text));
    }
    return new SchemaId(
        RegistryJson.number(RegistryJson.parse(requireOk(answer)).path("id"), answer));
  }

  void setCompatibility(Subject subject, Compatibility level) {
    String body = RegistryJson.object().put("compatibility", level.name()).toString();
    // Concurrent requests for the first level of a subject conflict in Apicurio. After that the
    // level exists and can be changed.
    if (!putLevel(subject, body, true)) {
      putLevel(subject, body, false);
    }
  }

  /** Returns false if the request conflicts with another one. */
  private boolean putLevel(Subject subject, String body, boolean mayConflict) {
    return send(
        "PUT",
        configPath(subject),
        Optional.of(body),
        answer -> {
          if (mayConflict && answer.status() == 409) {
            return false;
          }
          // Confluent returns "compatibility", Apicurio "compatibilityLevel": accept any object.
          if (!RegistryJson.parse(requireOk(answer)).isObject()) {
            throw RegistryJson.unexpectedAnswer(answer);
          }
          return true;
        });
  }

  /** Requests the first address only, because most subjects have no separate level. */
  Optional<Compatibility> compatibility(Subject subject) {
    return send(
        "GET",
        configPath(subject),
        Optional.empty(),
        answer -> present(answer).flatMap(RegistryApi::level));
  }

  private static Optional<Compatibility> level(Answer answer) {
    JsonNode config = RegistryJson.parse(answer);
    // Confluent's documentation contains both names.
    String field = config.has("compatibility") ? "compatibility" : "compatibilityLevel";
    String level = RegistryJson.text(config, field, answer);
    return Arrays.stream(Compatibility.values()).filter(c -> c.name().equals(level)).findFirst();
  }

  List<Subject> subjects() {
    return send("GET", "/subjects", Optional.empty(), RegistryApi::subjects);
  }

  private static List<Subject> subjects(Answer answer) {
    List<Subject> subjects = new ArrayList<>();
    for (JsonNode name : array(requireOk(answer))) {
      if (!name.isTextual()) {
        throw RegistryJson.unexpectedAnswer(answer);
      }
      subjects.add(new Subject(name.textValue()));
    }
    return subjects;
  }

  private <T> Optional<T> find(String path, Function<Answer, Optional<T>> read) {
    return find("GET", path, Optional.empty(), read);
  }

  /** Sends a request to every address until one has what is looked for, as replicas may lag. */
  private <T> Optional<T> find(
      String method, String path, Optional<String> body, Function<Answer, Optional<T>> read) {
    return transport.send(
        method, path, body, answer -> present(answer).flatMap(read), Optional::isPresent);
  }

  private <T> T send(String method, String path, Optional<String> body, Function<Answer, T> read) {
    return transport.send(method, path, body, read, any -> true);
  }

  private static String subjectPath(Subject subject) {
    return "/subjects/" + PercentEncoding.encode(subject.value());
  }

  private static String configPath(Subject subject) {
    return "/config/" + PercentEncoding.encode(subject.value());
  }

  private static String schemaBody(String text) {
    return RegistryJson.object().put("schema", text).put("schemaType", AVRO).toString();
  }

  /**
   * Returns the answer, or empty if the registry reports that something does not exist: HTTP 404
   * with one of its error codes (40401, 40402, 40403, 40408). A 404 without a code means a wrong
   * path and must not be mistaken for "not registered".
   */
  private static Optional<Answer> present(Answer answer) {
    if (answer.status() != 404) {
      return Optional.of(requireOk(answer));
    }
    if (RegistryJson.errorCode(answer) / 100 != 404) {
      throw RegistryJson.unexpectedAnswer(answer);
    }
    return Optional.empty();
  }

  private static Answer requireOk(Answer answer) {
    if (answer.status() == 200) {
      return answer;
    }
    if (answer.status() < 400) {
      throw RegistryJson.unexpectedAnswer(answer);
    }
    if (answer.status() == 422) {
      throw unprocessable(answer, "");
    }
    throw new RegistryUnavailableException(rejection(answer));
  }

  private static RegistryRejectedException unprocessable(Answer answer, String explanation) {
    return new RegistryRejectedException(
        Reason.UNPROCESSABLE, rejection(answer) + explanation, RegistryJson.message(answer));
  }

  private static String rejection(Answer answer) {
    return "the schema registry at %s rejected the request (HTTP %s, error code %s): %s"
        .formatted(
            answer.registry(),
            answer.status(),
            RegistryJson.errorCode(answer),
            RegistryJson.message(answer));
  }

  /** Explains a rejection by Avro's strict rules, which registries enforce to different degrees. */
  private static String strictnessHint(String text) {
    return WireSchema.strictViolation(text).map(STRICTNESS::formatted).orElse("");
  }

  private static Iterable<JsonNode> array(Answer answer) {
    JsonNode node = RegistryJson.parse(answer);
    if (!node.isArray()) {
      throw RegistryJson.unexpectedAnswer(answer);
    }
    return node;
  }

  private static Optional<RegisteredSchema> registered(Subject subject, Answer answer) {
    JsonNode node = RegistryJson.parse(answer);
    SchemaId id = new SchemaId(RegistryJson.number(node.path("id"), answer));
    int version = RegistryJson.number(node.path("version"), answer);
    String text = RegistryJson.text(node, "schema", answer);
    return isAvro(node)
        ? Optional.of(new RegisteredSchema(subject, version, id, text))
        : Optional.empty();
  }

  /** A missing type means Avro. */
  private static boolean isAvro(JsonNode node) {
    return node.path("schemaType").asText(AVRO).equals(AVRO);
  }
}
