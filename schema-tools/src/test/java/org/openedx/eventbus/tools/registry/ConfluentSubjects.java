package org.openedx.eventbus.tools.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Subjects of a Confluent registry, and its responses to requests. */
final class ConfluentSubjects {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Version(int number, int id, String text) {}

  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final Map<String, List<Version>> subjects = new LinkedHashMap<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private final Map<String, String> levels = new HashMap<>();

  private boolean byMeaning;

  synchronized void compareMeaning() {
    byMeaning = true;
  }

  private boolean same(String one, String other) {
    return one.equals(other)
        || (byMeaning
            && new Schema.Parser()
                .parse(one)
                .toString()
                .equals(new Schema.Parser().parse(other).toString()));
  }

  /** Adds a version without any check. */
  synchronized void put(String subject, String text) {
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

  record Reply(int status, JsonNode json) {}

  private static Reply error(int code, String message) {
    ObjectNode json = JSON.createObjectNode().put("error_code", code).put("message", message);
    return new Reply(code > 999 ? code / 100 : code, json);
  }

  synchronized Reply answer(String method, List<String> path, JsonNode body) {
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

  private Reply lookUp(String subject, List<Version> versions, String text) {
    if (versions.isEmpty()) {
      return error(40401, "Subject '" + subject + "' not found.");
    }
    return versions.stream()
        .filter(each -> same(each.text(), text))
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
    Optional<Version> known = versions.stream().filter(each -> same(each.text(), text)).findFirst();
    if (known.isEmpty()) {
      Optional<String> refusal =
          refusal(levels.getOrDefault(subject, "BACKWARD"), schema, versions);
      if (refusal.isPresent()) {
        return error(409, "Schema being registered is incompatible: " + refusal.get());
      }
      put(subject, text);
    }
    return new Reply(
        200, JSON.createObjectNode().put("id", ids.get(known.map(Version::text).orElse(text))));
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
}
