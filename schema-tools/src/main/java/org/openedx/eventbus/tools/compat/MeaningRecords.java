package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What becomes of a record's fields: whose value they get, and what they mean without one. */
final class MeaningRecords {
  private final Sides sides;
  private final MeaningWalk walk;

  MeaningRecords(Sides sides, MeaningWalk walk) {
    this.sides = sides;
    this.walk = walk;
  }

  void meet(Action action, TypeNode reader, TypeNode writer, Where where) {
    Set<String> filled = new HashSet<>();
    if (action instanceof Resolver.RecordAdjust record) {
      int next = 0;
      for (int i = 0; i < record.fieldActions.length; i++) {
        if (record.fieldActions[i].type != Action.Type.SKIP) {
          FieldNode field = reader.fields().get(record.readerOrder[next++].pos());
          filled.add(field.name());
          meet(record.fieldActions[i], field, writer.fields().get(i), where);
        }
      }
    } else {
      withoutResolver(action, reader, writer, where, filled);
    }
    unusableDefaults(reader, writer, where, filled);
    aliases(reader, writer, where);
    renamed(reader, writer, where, filled);
  }

  /** The resolver stops at a record with a field that nobody fills; the others still meet. */
  private void withoutResolver(
      Action action, TypeNode reader, TypeNode writer, Where where, Set<String> filled) {
    for (int i = 0; i < reader.fields().size(); i++) {
      FieldNode field = reader.fields().get(i);
      Optional<FieldNode> written = Fields.of(writer, field).stream().findFirst();
      if (written.isPresent()) {
        filled.add(field.name());
        Schema writerField =
            action.writer.getFields().get(writer.fields().indexOf(written.get())).schema();
        Schema readerField = action.reader.getFields().get(i).schema();
        meet(Resolver.resolve(writerField, readerField), field, written.get(), where);
      }
    }
  }

  private void meet(Action action, FieldNode reader, FieldNode writer, Where record) {
    Where where = record.field(sides.newer(reader, writer).name());
    defaults(reader, writer, where);
    format(reader, writer, where);
    walk.visit(action, reader.type(), writer.type(), writer.type(), where);
  }

  private void defaults(FieldNode reader, FieldNode writer, Where where) {
    JsonNode older = value(sides.older(reader, writer));
    JsonNode newer = value(sides.newer(reader, writer));
    if (!DefaultValues.same(older, newer)) {
      boolean gained = older.isMissingNode();
      walk.found(
          sides.cause(
              Rule.FIELD_SAME_DEFAULT,
              gained ? Severity.NOTE : Severity.WARNING,
              defaultPointer(reader),
              defaultPointer(writer),
              "the default of " + where.text() + " " + MeaningValues.change(older, newer),
              gained
                  ? "Nothing is to be done; readers of earlier versions know no default still."
                  : "Restore the default "
                      + older
                      + ": it is what events from before the field are read with."));
    }
  }

  private static JsonNode value(FieldNode field) {
    return field.defaultValue().orElse(MissingNode.getInstance());
  }

  private static String defaultPointer(FieldNode field) {
    return field.defaultValue().isPresent() ? field.pointer() + "/default" : field.pointer();
  }

  /** What is registered has no formats, so that only contracts can tell. */
  private void format(FieldNode reader, FieldNode writer, Where where) {
    String older = format(sides.older(reader, writer));
    String newer = format(sides.newer(reader, writer));
    if (!older.equals(newer) && sides.older().isContract() && sides.newer().isContract()) {
      walk.found(
          sides.cause(
              Rule.FIELD_SAME_FORMAT,
              formatPointer(reader),
              formatPointer(writer),
              "the format of %s was %s and is %s".formatted(where.text(), older, newer),
              "Restore the format, or add another field."));
    }
  }

  private static String format(FieldNode field) {
    return field.attribute("format").asText("").isEmpty()
        ? "none"
        : field.attribute("format").asText();
  }

  private static String formatPointer(FieldNode field) {
    return field.attribute("format").isMissingNode()
        ? field.pointer()
        : field.pointer() + "/format";
  }

  /** Avro's Java reader takes a union for the array when it fills in an empty one (1.12.1). */
  private void unusableDefaults(TypeNode reader, TypeNode writer, Where where, Set<String> filled) {
    for (FieldNode field : reader.fields()) {
      JsonNode value = value(field);
      if (!filled.contains(field.name())
          && field.type().kind() == Kind.UNION
          && value.isArray()
          && value.isEmpty()) {
        walk.found(
            sides.cause(
                Rule.AVRO_UNREADABLE,
                field.pointer() + "/default",
                writer.definition().pointer(),
                where.field(field.name()).text()
                    + " has an empty array as the default of a union, which Avro's reader cannot fill in",
                "Make it an array with that default, or nullable with the default null."));
      }
    }
  }

  /** An alias takes the values of a field that the reader knows by its own name, or by two. */
  void aliases(TypeNode reader, TypeNode writer, Where where) {
    for (FieldNode field : reader.fields()) {
      for (String alias : field.aliases()) {
        reader.fields().stream()
            .filter(each -> !each.pointer().equals(field.pointer()))
            .filter(each -> each.name().equals(alias) || each.aliases().contains(alias))
            .flatMap(each -> Fields.of(writer, each).stream())
            .findFirst()
            .ifPresent(written -> walk.found(ambiguous(field, alias, written, where)));
      }
    }
  }

  private Cause ambiguous(FieldNode field, String alias, FieldNode written, Where where) {
    return sides.cause(
        Rule.ALIAS_CHANGES_MEANING,
        field.pointer() + "/aliases",
        written.pointer(),
        "%s has the alias \"%s\", which another field answers to as well"
            .formatted(where.field(field.name()).text(), alias),
        "Remove the alias.");
  }

  private void renamed(TypeNode reader, TypeNode writer, Where where, Set<String> filled) {
    TypeNode older = sides.older(reader, writer);
    TypeNode newer = sides.newer(reader, writer);
    for (FieldNode gone : older.fields()) {
      Optional<FieldNode> now =
          newer.field(gone.name()).isPresent()
              ? Optional.empty()
              : Fields.renamed(older, gone, newer);
      FieldNode read =
          now.map(field -> sides.direction() == Direction.BACKWARD ? field : gone).orElse(gone);
      if (now.isPresent() && !filled.contains(read.name()) && read.defaultValue().isPresent()) {
        walk.found(renamed(gone, now.get(), where));
      }
    }
  }

  private Cause renamed(FieldNode gone, FieldNode now, Where where) {
    boolean backward = sides.direction() == Direction.BACKWARD;
    return sides.cause(
        Rule.FIELD_RENAME_WITHOUT_ALIAS,
        backward ? now.pointer() : gone.pointer(),
        backward ? gone.pointer() : now.pointer(),
        "%s seems to be what \"%s\" was; its values are not carried over"
            .formatted(where.field(now.name()).text(), gone.name()),
        backward
            ? "Restore the name, or add \"" + gone.name() + "\" to \"aliases\"."
            : "Restore the name: earlier readers know no alias of it.");
  }
}
