package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Checks the names of fields and types, and the namespaces and aliases of types. */
final class FieldNamingCheck implements FileCheck {
  private static final Pattern FULL_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern SUFFIX = Pattern.compile("(.+)_(data|payload)");

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    checkAvroNames(file, findings);
    file.index().fields().forEach(field -> checkField(field, findings));
    for (LocatedType type : file.index().definitions()) {
      checkNamespace(file, type, findings);
      String name = Names.simpleName(type.type().fullName());
      if (!type.isPayload()
          && AVRO_NAME.matcher(name).matches()
          && !PASCAL_CASE.matcher(name).matches()) {
        findings.add(
            Rule.TYPE_PASCAL_CASE,
            type.pointer("name"),
            type.label() + " is not in PascalCase",
            "Rename it to " + pascalCase(name) + " if the event type is not released yet.");
      }
    }
  }

  private static void checkField(LocatedField field, FindingCollector findings) {
    String name = field.name();
    if (AVRO_NAME.matcher(name).matches() && !SNAKE_CASE.matcher(name).matches()) {
      findings.add(
          Rule.FIELD_SNAKE_CASE,
          field.pointer("name"),
          field.label() + " is not in lower case with underscores",
          "Rename it to " + snakeCase(name) + " if the event type is not released yet.");
    }
    var suffixed = SUFFIX.matcher(name);
    if (field.isTopLevel() && suffixed.matches()) {
      findings.add(
          Rule.EVENT_DATA_KEY_SUFFIX,
          field.pointer("name"),
          field.label() + " has a suffix that adds no information",
          "Rename it to " + suffixed.group(1) + " if the event type is not released yet.");
    }
  }

  private static void checkNamespace(
      ContractFile file, LocatedType type, FindingCollector findings) {
    JsonNode json = type.type().json();
    String eventType = file.eventType();
    if (eventType.isEmpty()
        || !json.path("name").isTextual()
        || Names.namespaceOf(type.type().fullName()).equals(eventType)) {
      return;
    }
    boolean dotted = json.path("name").asText().contains(".");
    findings.add(
        Rule.EVENT_NAMESPACE_MATCHES_TYPE,
        type.pointer(dotted ? "name" : "namespace"),
        "%s is in the namespace \"%s\" instead of the one of the event type"
            .formatted(type.label(), Names.namespaceOf(type.type().fullName())));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("_+", "_")
        .replaceAll("^_|_$", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String pascalCase(String name) {
    return Arrays.stream(name.split("_+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /**
   * Checks namespaces and aliases against the rules for Avro names. Avro's strict parser rejects
   * wrong ones, but contracts are read with the lenient parser, which does not.
   */
  private static void checkAvroNames(ContractFile file, FindingCollector findings) {
    for (LocatedType type : file.index().definitions()) {
      JsonNode json = type.type().json();
      JsonNode namespace = json.path("namespace");
      if (namespace.isTextual() && !namespace.asText().isEmpty()) {
        checkAvroName(namespace.asText(), type.pointer("namespace"), "the namespace", findings);
      }
      if (json.path("name").asText().contains(".")) {
        String inName = Names.namespaceOf(json.path("name").asText());
        checkAvroName(inName, type.pointer("name"), "the namespace", findings);
      }
      checkAliases(json, type.type().pointer(), findings);
    }
    for (LocatedField field : file.index().fields()) {
      checkAliases(field.field().json(), field.pointer(), findings);
    }
  }

  private static void checkAliases(JsonNode json, String pointer, FindingCollector findings) {
    JsonNode aliases = json.path("aliases");
    for (int i = 0; aliases.isArray() && i < aliases.size(); i++) {
      checkAvroName(aliases.get(i).asText(), pointer + "/aliases/" + i, "the alias", findings);
    }
  }

  private static void checkAvroName(
      String name, String pointer, String label, FindingCollector findings) {
    if (!FULL_NAME.matcher(name).matches()) {
      Stream<String> parts = Arrays.stream(name.split("\\.", -1));
      String bad = parts.filter(part -> !FULL_NAME.matcher(part).matches()).findFirst().orElse("");
      String message = "%s \"%s\" contains the invalid name '%s'".formatted(label, name, bad);
      findings.add(Rule.AVRO_STRICT_NAMES, pointer, message);
    }
  }
}
