package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What Avro asks of records: each field of the reader is written, or has a default. */
final class WireRecords {
  private final Sides sides;
  private final WireWalk walk;

  WireRecords(Sides sides, WireWalk walk) {
    this.sides = sides;
    this.walk = walk;
  }

  List<Cause> fields(TypeNode reader, TypeNode writer, Where where) {
    List<Cause> causes = new ArrayList<>();
    for (FieldNode field : reader.fields()) {
      List<FieldNode> written = Fields.of(writer, field);
      if (written.size() > 1) {
        walk.fatal(ambiguous(field, written, where));
      } else if (written.size() == 1) {
        FieldNode found = written.get(0);
        causes.addAll(
            walk.check(field.type(), found.type(), where.field(sides.newer(field, found).name())));
      } else if (field.defaultValue().isEmpty()) {
        causes.add(missing(reader, writer, field, where));
      }
    }
    return causes;
  }

  private Cause missing(TypeNode reader, TypeNode writer, FieldNode field, Where where) {
    return sides.direction() == Direction.BACKWARD
        ? added(reader, writer, field, where)
        : removed(reader, writer, field, where);
  }

  private Cause removed(TypeNode reader, TypeNode writer, FieldNode field, Where where) {
    Optional<FieldNode> renamed = Fields.renamed(reader, field, writer);
    String subject = where.field(field.name()).text() + " (" + field.type().describe() + ")";
    return sides.cause(
        Rule.FIELD_NO_DELETE,
        field.pointer(),
        renamed.map(FieldNode::pointer).orElse(writer.definition().pointer()),
        renamed
            .map(now -> subject + " was removed, or renamed to \"" + now.name() + "\"")
            .orElse(subject + " was removed"),
        Fixes.restore(sides.newer(), renamed.isPresent() ? "its name" : "the field"));
  }

  private Cause added(TypeNode reader, TypeNode writer, FieldNode field, Where where) {
    Optional<FieldNode> was = Fields.renamedFrom(writer, reader, field);
    String subject = where.field(field.name()).text() + " (" + field.type().describe() + ")";
    return sides.cause(
        Rule.FIELD_NEW_HAS_DEFAULT,
        field.pointer(),
        was.map(FieldNode::pointer).orElse(writer.definition().pointer()),
        was.map(before -> subject + ", which may have been \"" + before.name() + "\"")
                .orElse(subject)
            + " is new and has no default",
        was.map(before -> "Restore the name, or add \"" + before.name() + "\" to \"aliases\".")
            .orElseGet(() -> fix(field)));
  }

  private static String fix(FieldNode field) {
    TypeNode type = field.type();
    String absent =
        field.attribute("absent").isMissingNode()
            ? ""
            : " (\"absent\" helps the generated readers only; a registry does not know it)";
    if (type.kind() == Kind.ENUM && type.attribute("default").isTextual()) {
      return "Give the field a \"default\": an enum's own is for unknown symbols" + absent + ".";
    }
    if (type.branches().stream().limit(1).anyMatch(each -> each.kind() == Kind.NULL)) {
      return "Add \"default\": null to the field: that it is nullable is not enough" + absent + ".";
    }
    return "Make the field nullable with \"default\": null, or give it another default"
        + absent
        + ".";
  }

  private Cause ambiguous(FieldNode field, List<FieldNode> written, Where where) {
    List<String> names = written.stream().map(FieldNode::name).toList();
    return sides.cause(
        Rule.FIELD_ALIAS_AMBIGUOUS,
        field.pointer(),
        written.get(written.size() - 1).pointer(),
        where.field(field.name()).text()
            + " is called like or has an alias for each of "
            + String.join(" and ", names),
        "Remove the alias: one of the fields is there under its own name.");
  }
}
