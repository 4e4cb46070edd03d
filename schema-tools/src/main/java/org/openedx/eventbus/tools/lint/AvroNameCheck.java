package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;

/**
 * Checks namespaces and aliases against the rules for Avro names. Avro's strict parser rejects
 * wrong ones, but contracts are read with the lenient parser, which does not.
 */
final class AvroNameCheck implements FileCheck {
  private static final Pattern FULL_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    for (LocatedType type : file.index().definitions()) {
      JsonNode json = type.type().json();
      JsonNode namespace = json.path("namespace");
      if (namespace.isTextual() && !namespace.asText().isEmpty()) {
        check(namespace.asText(), type.pointer("namespace"), "the namespace", findings);
      }
      if (json.path("name").asText().contains(".")) {
        String inName = Names.namespaceOf(json.path("name").asText());
        check(inName, type.pointer("name"), "the namespace", findings);
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
      check(aliases.get(i).asText(), pointer + "/aliases/" + i, "the alias", findings);
    }
  }

  private static void check(String name, String pointer, String label, FindingCollector findings) {
    if (!FULL_NAME.matcher(name).matches()) {
      List<String> parts = List.of(name.split("\\.", -1));
      String bad =
          parts.stream().filter(part -> !FULL_NAME.matcher(part).matches()).findFirst().orElse("");
      findings.add(
          Rule.AVRO_STRICT_NAMES,
          pointer,
          label + " \"" + name + "\" contains the invalid name '" + bad + "'");
    }
  }
}
