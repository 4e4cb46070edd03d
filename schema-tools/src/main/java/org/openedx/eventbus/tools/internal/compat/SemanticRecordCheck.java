package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/** Checks from which field of the writer each field of a record is read, and its default. */
record SemanticRecordCheck(VersionPair versions, SemanticCheck check) {
  void compare(Action action, TypeNode reader, TypeNode writer, SchemaPath path) {
    Set<String> filled = new HashSet<>();
    if (action instanceof Resolver.RecordAdjust record) {
      int next = 0;
      for (int i = 0; i < record.fieldActions.length; i++) {
        if (record.fieldActions[i].type != Action.Type.SKIP) {
          FieldNode field = reader.fields().get(record.readerOrder[next++].pos());
          filled.add(field.name());
          compare(record.fieldActions[i], field, writer.fields().get(i), path);
        }
      }
    } else {
      compareWithoutResolver(action, reader, writer, path, filled);
    }
    reportUnusableDefaults(reader, writer, path, filled);
    reportAmbiguousAliases(reader, writer, path);
    reportRenames(reader, writer, path, filled);
  }

  /**
   * Compares the fields of a record at which Avro's resolver failed because a field has neither a
   * value nor a default. Its other fields are still compared.
   */
  private void compareWithoutResolver(
      Action action, TypeNode reader, TypeNode writer, SchemaPath path, Set<String> filled) {
    for (int i = 0; i < reader.fields().size(); i++) {
      FieldNode field = reader.fields().get(i);
      Optional<FieldNode> written = FieldMatching.of(writer, field).stream().findFirst();
      if (written.isPresent()) {
        filled.add(field.name());
        Schema writerField =
            action.writer.getFields().get(writer.fields().indexOf(written.get())).schema();
        Schema readerField = action.reader.getFields().get(i).schema();
        compare(Resolver.resolve(writerField, readerField), field, written.get(), path);
      }
    }
  }

  private void compare(Action action, FieldNode reader, FieldNode writer, SchemaPath record) {
    SchemaPath path = record.field(versions.newer(reader, writer).name());
    compareDefaults(reader, writer, path);
    compareFormats(reader, writer, path);
    check.visit(action, reader.type(), writer.type(), writer.type(), path);
  }

  private void compareDefaults(FieldNode reader, FieldNode writer, SchemaPath path) {
    JsonNode older = versions.older(reader, writer).attribute("default");
    JsonNode newer = versions.newer(reader, writer).attribute("default");
    if (!SchemaDiff.sameDefault(older, newer)) {
      boolean gained = older.isMissingNode();
      check.report(
          Rule.FIELD_SAME_DEFAULT,
          gained ? Severity.NOTE : Severity.WARNING,
          pointer(reader, "default"),
          pointer(writer, "default"),
          "the default of " + path.text() + " " + SemanticCheck.change(older, newer),
          gained
              ? "No action is needed. Readers of earlier versions still have no default."
              : "Restore the default " + older + ": readers use it for events without the field.");
    }
  }

  /** Returns the pointer of an attribute, or of the field if it has none. */
  private static String pointer(FieldNode field, String attribute) {
    return field.attribute(attribute).isMissingNode()
        ? field.pointer()
        : field.pointer() + "/" + attribute;
  }

  /** Compares formats. Registered schemas have none, so both versions must be contracts. */
  private void compareFormats(FieldNode reader, FieldNode writer, SchemaPath path) {
    String older = format(versions.older(reader, writer));
    String newer = format(versions.newer(reader, writer));
    if (!older.equals(newer) && versions.older().isContract() && versions.newer().isContract()) {
      check.report(
          Rule.FIELD_SAME_FORMAT,
          pointer(reader, "format"),
          pointer(writer, "format"),
          "the format of %s changed from %s to %s".formatted(path.text(), older, newer),
          "Restore the format, or add another field.");
    }
  }

  private static String format(FieldNode field) {
    String format = field.attribute("format").asText(""); // a null is no format
    return format.isEmpty() ? "none" : format;
  }

  /**
   * Reports unions whose default is an empty array: Avro's Java reader (1.12.1) treats the union as
   * the array when it applies such a default, and fails.
   */
  private void reportUnusableDefaults(
      TypeNode reader, TypeNode writer, SchemaPath path, Set<String> filled) {
    for (FieldNode field : reader.fields()) {
      JsonNode value = field.attribute("default");
      if (!filled.contains(field.name())
          && field.type().kind() == TypeKind.UNION
          && value.isArray()
          && value.isEmpty()) {
        check.report(
            Rule.AVRO_UNREADABLE,
            field.pointer() + "/default",
            writer.definition().pointer(),
            path.field(field.name()).text()
                + " is a union whose default is an empty array, which Avro's reader cannot"
                + " apply",
            "Use an array with that default, or a nullable type with the default null.");
      }
    }
  }

  /** Reports an alias that matches a field which another field of the reader matches as well. */
  void reportAmbiguousAliases(TypeNode reader, TypeNode writer, SchemaPath path) {
    for (FieldNode field : reader.fields()) {
      for (String alias : field.aliases()) {
        reader.fields().stream()
            .filter(each -> !each.pointer().equals(field.pointer()))
            .filter(each -> each.name().equals(alias) || each.aliases().contains(alias))
            .flatMap(each -> FieldMatching.of(writer, each).stream())
            .findFirst()
            .ifPresent(
                written ->
                    check.report(
                        Rule.ALIAS_CHANGES_MEANING,
                        field.pointer() + "/aliases",
                        written.pointer(),
                        "the alias \"%s\" of %s also matches another field"
                            .formatted(alias, path.field(field.name()).text()),
                        "Remove the alias."));
      }
    }
  }

  private void reportRenames(
      TypeNode reader, TypeNode writer, SchemaPath path, Set<String> filled) {
    TypeNode older = versions.older(reader, writer);
    TypeNode newer = versions.newer(reader, writer);
    for (FieldNode removed : older.fields()) {
      if (newer.field(removed.name()).isEmpty()) {
        FieldMatching.renamed(older, removed, newer)
            .ifPresent(replacement -> reportRename(removed, replacement, path, filled));
      }
    }
  }

  private void reportRename(
      FieldNode removed, FieldNode replacement, SchemaPath path, Set<String> filled) {
    boolean backward = versions.backward();
    FieldNode read = backward ? replacement : removed;
    FieldNode written = backward ? removed : replacement;
    if (!filled.contains(read.name()) && read.defaultValue().isPresent()) {
      check.report(
          Rule.FIELD_RENAME_WITHOUT_ALIAS,
          read.pointer(),
          written.pointer(),
          "%s seems to have been renamed from \"%s\" without an alias, so its values are lost"
              .formatted(path.field(replacement.name()).text(), removed.name()),
          backward
              ? "Restore the name, or add \"" + removed.name() + "\" to \"aliases\"."
              : "Restore the name: earlier readers have no alias for it.");
    }
  }
}
