package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;

/** Checks the names of fields and types, and the namespaces of types. */
final class FieldNamingCheck implements FileCheck {
  private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern SUFFIX = Pattern.compile("(.+)_(data|payload)");

  @Override
  public void check(ContractFile file, FindingCollector findings) {
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
        type.label()
            + " is in the namespace \""
            + Names.namespaceOf(type.type().fullName())
            + "\" instead of the one of the event type");
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("_+", "_")
        .replaceAll("^_|_$", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String pascalCase(String name) {
    StringBuilder pascal = new StringBuilder();
    for (String word : name.split("_+", -1)) {
      if (!word.isEmpty()) {
        pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return pascal.toString();
  }
}
