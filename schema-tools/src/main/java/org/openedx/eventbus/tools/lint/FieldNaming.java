package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;

/** How fields and types inside an event are called, and the namespace they live in. */
final class FieldNaming implements FileCheck {
  private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern SUFFIX = Pattern.compile("(.+)_(data|payload)");

  @Override
  public void check(ContractFile file, Report report) {
    file.walk().fields().forEach(field -> checkField(field, report));
    for (TypeAt type : file.walk().definitions()) {
      checkNamespace(file, type, report);
      String name = Names.simpleName(type.type().fullName());
      if (!type.outermost()
          && AVRO_NAME.matcher(name).matches()
          && !PASCAL_CASE.matcher(name).matches()) {
        report.add(
            Rule.TYPE_PASCAL_CASE,
            type.pointer("name"),
            type.called() + " is not in PascalCase",
            "Call it " + pascal(name) + ", if the event was never released.");
      }
    }
  }

  private static void checkField(FieldAt field, Report report) {
    String name = field.name();
    if (AVRO_NAME.matcher(name).matches() && !SNAKE_CASE.matcher(name).matches()) {
      report.add(
          Rule.FIELD_SNAKE_CASE,
          field.pointer("name"),
          field.called() + " is not in lower case with underscores",
          "Call it " + snake(name) + ", if the event was never released.");
    }
    var suffixed = SUFFIX.matcher(name);
    if (field.topLevel() && suffixed.matches()) {
      report.add(
          Rule.EVENT_DATA_KEY_SUFFIX,
          field.pointer("name"),
          field.called() + " says that it is data, which all fields are",
          "Call it " + suffixed.group(1) + ", if the event was never released.");
    }
  }

  private static void checkNamespace(ContractFile file, TypeAt type, Report report) {
    JsonNode json = type.type().json();
    String eventType = file.eventType();
    if (eventType.isEmpty()
        || !json.path("name").isTextual()
        || Names.namespaceOf(type.type().fullName()).equals(eventType)) {
      return;
    }
    boolean dotted = json.path("name").asText().contains(".");
    report.add(
        Rule.EVENT_NAMESPACE_MATCHES_TYPE,
        type.pointer(dotted ? "name" : "namespace"),
        type.called()
            + " is in the namespace \""
            + Names.namespaceOf(type.type().fullName())
            + "\", not in the event type's");
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("_+", "_")
        .replaceAll("^_|_$", "")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static String pascal(String name) {
    StringBuilder pascal = new StringBuilder();
    for (String word : name.split("_+", -1)) {
      if (!word.isEmpty()) {
        pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return pascal.toString();
  }
}
