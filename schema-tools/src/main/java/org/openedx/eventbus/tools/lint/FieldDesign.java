package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What a field should hold (ADR 7 and 16). */
final class FieldDesign implements FileCheck {
  private static final Pattern TIME =
      Pattern.compile(
          "(created|modified|updated|start|end|date|datetime|timestamp|time)"
              + "|.+_(at|date|datetime|timestamp|start|end)");

  @Override
  public void check(ContractFile file, Report report) {
    for (FieldAt field : file.walk().fields()) {
      checkNull(field, report);
      checkTime(field, report);
    }
    for (TypeAt type : file.walk().types()) {
      checkUnion(type, report);
      checkBytes(type, report);
      checkEnum(type, report);
    }
  }

  private static void checkNull(FieldAt field, Report report) {
    Optional<JsonNode> value = field.field().defaultValue();
    if (value.isPresent() && !value.get().isNull()) {
      report.add(
          Rule.FIELD_DEFAULT_NOT_NULL,
          field.pointer("default"),
          field.called() + " has the default " + brief(value.get()));
    }
    if (value.isEmpty() && field.nullable()) {
      report.add(
          Rule.FIELD_NULLABLE_HAS_DEFAULT_NULL,
          field.pointer(),
          field.called() + " may be null and has no default, so readers still require it",
          "Put null first in the union, and add \"default\": null.");
    }
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static void checkTime(FieldAt field, Report report) {
    TypeNode type = field.valueType();
    if (type.kind() == Kind.STRING
        && TIME.matcher(field.name()).matches()
        && !field.has(OurProperties.FORMAT)
        && type.logicalType().isEmpty()
        && type.attribute(OurProperties.FORMAT).isMissingNode()) {
      report.add(
          Rule.FIELD_GENERIC_STRING_TIMESTAMP,
          field.pointer(),
          field.called() + " looks like a date and time, and is any text");
    }
  }

  private static void checkUnion(TypeAt type, Report report) {
    if (type.type().kind() != Kind.UNION) {
      return;
    }
    long nulls = type.type().branches().stream().filter(each -> each.kind() == Kind.NULL).count();
    if (type.type().branches().size() != 2 || nulls != 1) {
      report.add(
          Rule.FIELD_UNION_OPTIONAL_ONLY,
          type.type().pointer(),
          "the field \"" + type.path() + "\" is a union " + type.type().describe());
    }
  }

  private static void checkBytes(TypeAt type, Report report) {
    if (type.type().kind() == Kind.BYTES && type.type().logicalType().isEmpty()) {
      report.add(
          Rule.FIELD_NO_BYTES_BLOB,
          type.type().pointer(),
          "the field \"" + type.path() + "\" holds bytes of unknown length and meaning");
    }
  }

  private static void checkEnum(TypeAt type, Report report) {
    if (type.defines() && type.type().kind() == Kind.ENUM && !type.type().json().has("default")) {
      report.add(
          Rule.ENUM_HAS_DEFAULT,
          type.type().pointer(),
          type.called() + " has no default symbol, so readers fail on a symbol they do not know");
    }
  }
}
