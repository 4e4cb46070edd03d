package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/** Checks the types and defaults of fields (ADR 7 and 16). */
final class FieldDesignCheck implements FileCheck {
  private static final Pattern TIME =
      Pattern.compile(
          "(created|modified|updated|start|end|date|datetime|timestamp|time)"
              + "|.+_(at|date|datetime|timestamp|start|end)");

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    for (LocatedField field : file.index().fields()) {
      checkNull(field, findings);
      checkTime(field, findings);
    }
    for (LocatedType type : file.index().types()) {
      checkUnion(type, findings);
      checkBytes(type, findings);
      checkEnum(type, findings);
    }
  }

  private static void checkNull(LocatedField field, FindingCollector findings) {
    Optional<JsonNode> value = field.field().defaultValue();
    if (value.isPresent() && !value.get().isNull()) {
      findings.add(
          Rule.FIELD_DEFAULT_NOT_NULL,
          field.pointer("default"),
          field.label() + " has the default " + abbreviate(value.get()));
    }
    if (value.isEmpty() && field.isNullable()) {
      findings.add(
          Rule.FIELD_NULLABLE_HAS_DEFAULT_NULL,
          field.pointer(),
          field.label() + " is nullable but has no default, so readers require it",
          "Put null first in the union, and add \"default\": null.");
    }
  }

  private static String abbreviate(JsonNode value) {
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static void checkTime(LocatedField field, FindingCollector findings) {
    TypeNode type = field.valueType();
    if (type.kind() == TypeKind.STRING
        && TIME.matcher(field.name()).matches()
        && !field.has(ContractProperties.FORMAT)
        && type.logicalType().isEmpty()
        && type.attribute(ContractProperties.FORMAT).isMissingNode()) {
      findings.add(
          Rule.FIELD_GENERIC_STRING_TIMESTAMP,
          field.pointer(),
          field.label() + " looks like a date and time, but has no format");
    }
  }

  private static void checkUnion(LocatedType type, FindingCollector findings) {
    if (type.type().kind() != TypeKind.UNION) {
      return;
    }
    long nulls =
        type.type().branches().stream().filter(each -> each.kind() == TypeKind.NULL).count();
    if (type.type().branches().size() != 2 || nulls != 1) {
      findings.add(
          Rule.FIELD_UNION_OPTIONAL_ONLY,
          type.type().pointer(),
          "the field \"" + type.path() + "\" is the union " + type.type().describe());
    }
  }

  private static void checkBytes(LocatedType type, FindingCollector findings) {
    if (type.type().kind() == TypeKind.BYTES && type.type().logicalType().isEmpty()) {
      findings.add(
          Rule.FIELD_NO_BYTES_BLOB,
          type.type().pointer(),
          "the field \"" + type.path() + "\" holds bytes of unknown length and content");
    }
  }

  private static void checkEnum(LocatedType type, FindingCollector findings) {
    if (type.isDefinition()
        && type.type().kind() == TypeKind.ENUM
        && !type.type().json().has("default")) {
      findings.add(
          Rule.ENUM_HAS_DEFAULT,
          type.type().pointer(),
          type.label() + " has no default symbol, so readers fail on unknown symbols");
    }
  }
}
