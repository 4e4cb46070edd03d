package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;

/**
 * Names that Avro's own strict parser refuses and the lenient one, which reads contracts, does not:
 * namespaces and aliases.
 */
final class NameCheck implements FileCheck {
  private static final Pattern FULL_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  @Override
  public void check(ContractFile file, Report report) {
    for (TypeAt type : file.walk().definitions()) {
      JsonNode json = type.type().json();
      JsonNode namespace = json.path("namespace");
      if (namespace.isTextual() && !namespace.asText().isEmpty()) {
        check(namespace.asText(), type.pointer("namespace"), "the namespace", report);
      }
      if (json.path("name").asText().contains(".")) {
        String inName = Names.namespaceOf(json.path("name").asText());
        check(inName, type.pointer("name"), "the namespace", report);
      }
      aliases(json, type.type().pointer(), report);
    }
    for (FieldAt field : file.walk().fields()) {
      aliases(field.field().json(), field.pointer(), report);
    }
  }

  private static void aliases(JsonNode json, String pointer, Report report) {
    JsonNode aliases = json.path("aliases");
    for (int i = 0; aliases.isArray() && i < aliases.size(); i++) {
      check(aliases.get(i).asText(), pointer + "/aliases/" + i, "the alias", report);
    }
  }

  private static void check(String name, String pointer, String called, Report report) {
    if (!FULL_NAME.matcher(name).matches()) {
      List<String> parts = List.of(name.split("\\.", -1));
      String bad =
          parts.stream().filter(part -> !FULL_NAME.matcher(part).matches()).findFirst().orElse("");
      report.add(
          Rule.AVRO_STRICT_NAMES,
          pointer,
          called + " \"" + name + "\" has the part '" + bad + "', which is no name");
    }
  }
}
