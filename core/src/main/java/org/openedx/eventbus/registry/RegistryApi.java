package org.openedx.eventbus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    return present(send("POST", path, schemaBody(text))).flatMap(a -> registered(subject, a));
  }

  List<Integer> versions(Subject subject) {
    List<Integer> versions = new ArrayList<>();
    present(get(subjectPath(subject) + "/versions"))
        .ifPresent(
            answer -> array(answer).forEach(n -> versions.add(RegistryJson.number(n, answer))));
    return versions.stream().sorted().toList();
  }

  /** Returns a version. Empty if it does not exist or is not an Avro schema. */
  Optional<RegisteredSchema> version(Subject subject, int version) {
    return present(get(subjectPath(subject) + "/versions/" + version))
        .flatMap(answer -> registered(subject, answer));
  }

  Optional<String> text(SchemaId id) {
    return present(get("/schemas/ids/" + id.value())).map(answer -> avroText(id, answer));
  }

  private static String avroText(SchemaId id, Answer answer) {
    JsonNode node = RegistryJson.parse(answer);
    if (!isAvro(node)) {
      throw new RegistryRejectedException(
          Reason.UNKNOWN_SCHEMA_ID,
          "schema %s of the registry is not Avro, but %s"
              .formatted(
                  id, SafeText.escape(node.path("schemaType").toString(), RegistryJson.MAX_SHOWN)));
    }
    return RegistryJson.text(node, "schema", answer);
  }

  SchemaId register(Subject subject, String text) {
    Answer answer = send("POST", subjectPath(subject) + "/versions", schemaBody(text));
    if (answer.status() == 409) {
      throw RegistryRejectedException.incompatible(subject, RegistryJson.message(answer));
    }
    if (answer.status() == 422) {
      throw rejection(answer, strictnessHint(text));
    }
    return new SchemaId(
        RegistryJson.number(RegistryJson.parse(requireOk(answer)).path("id"), answer));
  }

  void setCompatibility(Subject subject, Compatibility level) {
    String body = RegistryJson.object().put("compatibility", level.name()).toString();
    Answer answer = send("PUT", configPath(subject), body);
    if (answer.status() == 409) {
      // Concurrent requests for the first level of a subject conflict in Apicurio. Now the level
      // exists and can be changed.
      answer = send("PUT", configPath(subject), body);
    }
    requireOk(answer);
    // Confluent returns "compatibility", Apicurio "compatibilityLevel": accept any object.
    if (!RegistryJson.parse(answer).isObject()) {
      throw RegistryJson.unexpectedAnswer(answer);
    }
  }

  Optional<Compatibility> compatibility(Subject subject) {
    return present(get(configPath(subject))).flatMap(RegistryApi::level);
  }

  private static Optional<Compatibility> level(Answer answer) {
    JsonNode config = RegistryJson.parse(answer);
    // Confluent's documentation contains both names.
    String field = config.has("compatibility") ? "compatibility" : "compatibilityLevel";
    String level = RegistryJson.text(config, field, answer);
    return Arrays.stream(Compatibility.values()).filter(c -> c.name().equals(level)).findFirst();
  }

  List<Subject> subjects() {
    Answer answer = requireOk(get("/subjects"));
    List<Subject> subjects = new ArrayList<>();
    for (JsonNode name : array(answer)) {
      if (!name.isTextual()) {
        throw RegistryJson.unexpectedAnswer(answer);
      }
      subjects.add(new Subject(name.textValue()));
    }
    return subjects;
  }

  private Answer get(String path) {
    return transport.send("GET", path, Optional.empty());
  }

  private Answer send(String method, String path, String body) {
    return transport.send(method, path, Optional.of(body));
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
    throw rejection(answer, "");
  }

  private static RegistryRejectedException rejection(Answer answer, String explanation) {
    int code = RegistryJson.errorCode(answer);
    String registryMessage = RegistryJson.message(answer);
    String message =
        "the schema registry at %s rejected the request (HTTP %s, error code %s): %s%s"
            .formatted(answer.registry(), answer.status(), code, registryMessage, explanation);
    Reason reason = answer.status() == 422 ? Reason.UNPROCESSABLE : Reason.UNEXPECTED_ANSWER;
    return new RegistryRejectedException(reason, message, registryMessage);
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
