package org.openedx.eventbus.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.registry.RegistryTransport.Answer;

/** The requests of Confluent's API that are used, one method each, nothing remembered. */
final class RegistryApi {
  private static final String AVRO = "AVRO";

  private final RegistryTransport transport;

  RegistryApi(RegistryTransport transport) {
    this.transport = transport;
  }

  /** The version the registry takes for this text. */
  Optional<RegisteredSchema> lookUp(Subject subject, String text, boolean normalize) {
    String path = subjectPath(subject) + (normalize ? "?normalize=true" : "");
    Answer answer = transport.send("POST", path, Optional.of(schemaBody(text)));
    return isAbsent(answer) ? Optional.empty() : registered(subject, ok(answer));
  }

  List<Integer> versions(Subject subject) {
    Answer answer = get(subjectPath(subject) + "/versions");
    if (isAbsent(answer)) {
      return List.of();
    }
    List<Integer> versions = new ArrayList<>();
    array(ok(answer)).forEach(n -> versions.add(RegistryJson.number(n, answer)));
    return versions.stream().sorted().toList();
  }

  /** One version, unless it is not there or is no Avro. */
  Optional<RegisteredSchema> version(Subject subject, int version) {
    Answer answer = get(subjectPath(subject) + "/versions/" + version);
    return isAbsent(answer) ? Optional.empty() : registered(subject, ok(answer));
  }

  Optional<String> text(SchemaId id) {
    Answer answer = get("/schemas/ids/" + id.value());
    if (isAbsent(answer)) {
      return Optional.empty();
    }
    JsonNode node = RegistryJson.parse(ok(answer));
    if (!isAvro(node)) {
      throw new UnknownSchemaIdException(
          id, "schema " + id + " of the registry is not Avro but " + node.path("schemaType"));
    }
    return Optional.of(RegistryJson.text(node, "schema", answer));
  }

  SchemaId register(Subject subject, String text) {
    String path = subjectPath(subject) + "/versions";
    Answer answer = transport.send("POST", path, Optional.of(schemaBody(text)));
    if (answer.status() == 409) {
      throw new IncompatibleSchemaException(subject, RegistryJson.message(answer));
    }
    if (answer.status() == 422) {
      throw refusal(answer, strictness(text));
    }
    return new SchemaId(RegistryJson.number(RegistryJson.parse(ok(answer)).path("id"), answer));
  }

  void setCompatibility(Subject subject, Compatibility level) {
    String body = RegistryJson.object().put("compatibility", level.name()).toString();
    Answer answer = transport.send("PUT", configPath(subject), Optional.of(body));
    if (answer.status() == 409) {
      // Two that set a subject's first level at once collide in Apicurio. Now there is one to
      // change.
      answer = transport.send("PUT", configPath(subject), Optional.of(body));
    }
    ok(answer);
    // Confluent echoes "compatibility", Apicurio "compatibilityLevel": any object will do.
    if (!RegistryJson.parse(answer).isObject()) {
      throw RegistryJson.notARegistry(answer);
    }
  }

  Optional<Compatibility> compatibility(Subject subject) {
    Answer answer = get(configPath(subject));
    if (isAbsent(answer)) {
      return Optional.empty();
    }
    JsonNode config = RegistryJson.parse(ok(answer));
    // Confluent's pages have both names for it.
    String field = config.has("compatibility") ? "compatibility" : "compatibilityLevel";
    String level = RegistryJson.text(config, field, answer);
    return Arrays.stream(Compatibility.values()).filter(c -> c.name().equals(level)).findFirst();
  }

  List<Subject> subjects() {
    Answer answer = ok(get("/subjects"));
    List<Subject> subjects = new ArrayList<>();
    for (JsonNode name : array(answer)) {
      if (!name.isTextual()) {
        throw RegistryJson.notARegistry(answer);
      }
      subjects.add(new Subject(name.textValue()));
    }
    return subjects;
  }

  private Answer get(String path) {
    return transport.send("GET", path, Optional.empty());
  }

  private static String subjectPath(Subject subject) {
    return "/subjects/" + RegistryUrls.segment(subject.value());
  }

  private static String configPath(Subject subject) {
    return "/config/" + RegistryUrls.segment(subject.value());
  }

  private static String schemaBody(String text) {
    return RegistryJson.object().put("schema", text).put("schemaType", AVRO).toString();
  }

  /**
   * A registry says with a number of its own (40401, 40402, 40403, 40408) that something is not
   * there. A plain 404 says that the path is wrong, and must not pass for "not registered".
   */
  private static boolean isAbsent(Answer answer) {
    if (answer.status() != 404) {
      return false;
    }
    int code = RegistryJson.errorCode(answer);
    if (code / 100 != 404) {
      throw RegistryJson.notARegistry(answer);
    }
    return true;
  }

  private static Answer ok(Answer answer) {
    if (answer.status() == 200) {
      return answer;
    }
    if (answer.status() < 400) {
      throw RegistryJson.notARegistry(answer);
    }
    throw refusal(answer, "");
  }

  private static RegistryException refusal(Answer answer, String explanation) {
    int code = RegistryJson.errorCode(answer);
    String said = RegistryJson.message(answer);
    String message =
        "the schema registry at "
            + answer.registry()
            + " refuses (HTTP "
            + answer.status()
            + ", "
            + code
            + "): "
            + said
            + explanation;
    return answer.status() == 422
        ? new RegistryRefusalException(message, said)
        : new RegistryException(message);
  }

  /** Registries do not say what is wrong with a text that other registries take. */
  private static String strictness(String text) {
    return SchemaTexts.strictFault(text)
        .map(
            fault ->
                ". The text breaks Avro's own rules ("
                    + fault
                    + "), and this registry keeps to them, as Apicurio Registry does:"
                    + " \"Registries and names\" in the README says what to do about a name that"
                    + " cannot be changed")
        .orElse("");
  }

  private static Iterable<JsonNode> array(Answer answer) {
    JsonNode node = RegistryJson.parse(answer);
    if (!node.isArray()) {
      throw RegistryJson.notARegistry(answer);
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

  /** Avro is the type that is left out. */
  private static boolean isAvro(JsonNode node) {
    return node.path("schemaType").asText(AVRO).equals(AVRO);
  }
}
