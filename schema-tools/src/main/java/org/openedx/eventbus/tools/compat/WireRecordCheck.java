package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Checks what Avro requires of records: each field of the reader is written or has a default. */
final class WireRecordCheck {
  private final VersionPair versions;
  private final WireFormatCheck check;

  WireRecordCheck(VersionPair versions, WireFormatCheck check) {
    this.versions = versions;
    this.check = check;
  }

  List<CompatibilityIssue> compareFields(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<CompatibilityIssue> issues = new ArrayList<>();
    for (FieldNode field : reader.fields()) {
      List<FieldNode> written = FieldMatching.of(writer, field);
      if (written.size() > 1) {
        check.fatal(ambiguous(field, written, path));
      } else if (written.size() == 1) {
        FieldNode found = written.get(0);
        issues.addAll(
            check.compare(
                field.type(), found.type(), path.field(versions.newer(field, found).name())));
      } else if (field.defaultValue().isEmpty()) {
        issues.add(missing(reader, writer, field, path));
      }
    }
    return issues;
  }

  private CompatibilityIssue missing(
      TypeNode reader, TypeNode writer, FieldNode field, SchemaPath path) {
    return versions.direction() == Direction.BACKWARD
        ? added(reader, writer, field, path)
        : removed(reader, writer, field, path);
  }

  private CompatibilityIssue removed(
      TypeNode reader, TypeNode writer, FieldNode field, SchemaPath path) {
    Optional<FieldNode> renamed = FieldMatching.renamed(reader, field, writer);
    String subject = path.field(field.name()).text() + " (" + field.type().describe() + ")";
    return versions.issue(
        Rule.FIELD_NO_DELETE,
        field.pointer(),
        renamed.map(FieldNode::pointer).orElse(writer.definition().pointer()),
        renamed
            .map(now -> subject + " was removed, or renamed to \"" + now.name() + "\"")
            .orElse(subject + " was removed"),
        Fixes.restore(versions.newer(), renamed.isPresent() ? "its name" : "the field"));
  }

  private CompatibilityIssue added(
      TypeNode reader, TypeNode writer, FieldNode field, SchemaPath path) {
    Optional<FieldNode> oldField = FieldMatching.renamedFrom(writer, reader, field);
    String subject = path.field(field.name()).text() + " (" + field.type().describe() + ")";
    return versions.issue(
        Rule.FIELD_NEW_HAS_DEFAULT,
        field.pointer(),
        oldField.map(FieldNode::pointer).orElse(writer.definition().pointer()),
        oldField
                .map(old -> subject + ", possibly renamed from \"" + old.name() + "\",")
                .orElse(subject)
            + " is new and has no default",
        oldField
            .map(old -> "Restore the name, or add \"" + old.name() + "\" to \"aliases\".")
            .orElseGet(() -> fix(field)));
  }

  private static String fix(FieldNode field) {
    TypeNode type = field.type();
    String absent =
        field.attribute("absent").isMissingNode()
            ? ""
            : " (\"absent\" is for the generated readers only; a registry ignores it)";
    if (type.kind() == Kind.ENUM && type.attribute("default").isTextual()) {
      return "Add a \"default\" to the field: that of the enum applies to unknown symbols only"
          + absent
          + ".";
    }
    if (type.branches().stream().limit(1).anyMatch(each -> each.kind() == Kind.NULL)) {
      return "Add \"default\": null to the field: a nullable type is not enough" + absent + ".";
    }
    return "Make the field nullable with \"default\": null, or give it another default"
        + absent
        + ".";
  }

  private CompatibilityIssue ambiguous(FieldNode field, List<FieldNode> written, SchemaPath path) {
    List<String> names = written.stream().map(FieldNode::name).toList();
    return versions.issue(
        Rule.FIELD_ALIAS_AMBIGUOUS,
        field.pointer(),
        written.get(written.size() - 1).pointer(),
        path.field(field.name()).text()
            + " matches several fields by its name and aliases ("
            + String.join(", ", names)
            + ")",
        "Remove the alias: each of these fields exists under its own name.");
  }
}
