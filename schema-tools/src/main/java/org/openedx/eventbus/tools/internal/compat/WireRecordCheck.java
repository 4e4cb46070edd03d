package org.openedx.eventbus.tools.internal.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/** Checks records as Avro does: each field of the reader is written or has a default. */
record WireRecordCheck(VersionPair versions, WireFormatCheck check) {
  List<Issue> compareFields(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<Issue> issues = new ArrayList<>();
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

  private Issue missing(TypeNode reader, TypeNode writer, FieldNode field, SchemaPath path) {
    boolean added = versions.backward();
    Optional<FieldNode> other =
        added
            ? FieldMatching.renamedFrom(writer, reader, field)
            : FieldMatching.renamed(reader, field, writer);
    String at = other.map(FieldNode::pointer).orElse(writer.definition().pointer());
    String subject = path.field(field.name()).text() + " (" + field.type().describe() + ")";
    if (added) {
      String from = other.map(old -> ", possibly renamed from \"" + old.name() + "\",").orElse("");
      String what = subject + from + " is new and has no default";
      String fix =
          other
              .map(old -> "Restore the name, or add \"" + old.name() + "\" to \"aliases\".")
              .orElseGet(() -> fix(field));
      return versions.issue(Rule.FIELD_NEW_HAS_DEFAULT, field.pointer(), at, what, fix);
    }
    String to = other.map(now -> ", or renamed to \"" + now.name() + "\"").orElse("");
    String fix = versions.restore(other.isPresent() ? "its name" : "the field");
    return versions.issue(
        Rule.FIELD_NO_DELETE, field.pointer(), at, subject + " was removed" + to, fix);
  }

  private static String fix(FieldNode field) {
    TypeNode type = field.type();
    String absent =
        field.attribute("absent").isMissingNode()
            ? ""
            : " (\"absent\" is for the generated readers only; a registry ignores it)";
    String fix = "Make the field nullable with \"default\": null, or give it another default";
    if (type.kind() == TypeKind.ENUM && type.attribute("default").isTextual()) {
      fix = "Add a \"default\" to the field: that of the enum applies to unknown symbols only";
    } else if (type.branches().stream().limit(1).anyMatch(each -> each.kind() == TypeKind.NULL)) {
      fix = "Add \"default\": null to the field: a nullable type is not enough";
    }
    return fix + absent + ".";
  }

  private Issue ambiguous(FieldNode field, List<FieldNode> written, SchemaPath path) {
    return versions.issue(
        Rule.FIELD_ALIAS_AMBIGUOUS,
        field.pointer(),
        written.get(written.size() - 1).pointer(),
        "%s matches several fields by its name and aliases (%s)"
            .formatted(
                path.field(field.name()).text(),
                written.stream().map(FieldNode::name).collect(Collectors.joining(", "))),
        "Remove the alias: each of these fields exists under its own name.");
  }
}
