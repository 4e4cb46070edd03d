package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;
import org.openedx.eventbus.tools.internal.compat.VersionPair.TypePair;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Finds changes of meaning that Avro's compatibility check accepts. Pairs of reader and writer
 * types come from Avro's {@code Resolver}, which decoding uses; each pair is then checked. A
 * failure of the resolver itself is returned as well.
 */
final class SemanticCheck {
  private static final String NO_LOGICAL_TYPE = "no logical type";

  private final VersionPair versions;
  private final CompatibilityIssues issues;
  private final SemanticNameCheck names;
  private final SemanticRecordCheck records;
  private final Set<TypePair> seen = new HashSet<>();
  private String failure = "";

  SemanticCheck(VersionPair versions, CompatibilityIssues issues) {
    this.versions = versions;
    this.issues = issues;
    this.names = new SemanticNameCheck(versions, this);
    this.records = new SemanticRecordCheck(versions, this);
  }

  /**
   * Runs the check.
   *
   * @return the resolver's own failure, whether or not an issue explains it; empty for none
   */
  String run() {
    TypeNode reader = versions.reader().tree().root();
    TypeNode writer = versions.writer().tree().root();
    names.reportAmbiguousAliases();
    try {
      visit(resolve(), reader, writer, writer, SchemaPath.ROOT);
    } catch (RuntimeException | StackOverflowError e) {
      failure = String.valueOf(e.getMessage());
      reportAmbiguousAliases();
    }
    return failure;
  }

  /**
   * Checks the aliases of all records. If aliases map two fields to one, the resolver throws before
   * it has returned any pair.
   */
  private void reportAmbiguousAliases() {
    for (TypeNode reader : versions.reader().tree().definitions()) {
      for (TypeNode writer : versions.writer().tree().definitions()) {
        if (WireFormatCheck.sameName(reader, writer)) {
          records.reportAmbiguousAliases(reader, writer, SchemaPath.ROOT);
        }
      }
    }
  }

  /** Resolves as Avro's readers do, which apply aliases twice. */
  private Action resolve() {
    Schema reader = versions.reader().schema();
    return Resolver.resolve(Schema.applyAliases(versions.writer().schema(), reader), reader);
  }

  void report(Rule rule, String reader, String writer, String what, String fix) {
    report(rule, rule.severity(), reader, writer, what, fix);
  }

  /**
   * @param reader JSON pointer into the reader's version
   * @param writer JSON pointer into the writer's version
   */
  void report(Rule rule, Severity severity, String reader, String writer, String what, String fix) {
    Issue issue = versions.issue(rule, reader, writer, what, fix);
    issues.add(versions.direction(), issue.withSeverity(severity));
  }

  /**
   * @param whole the union that the writer's type is a branch of, or the type itself
   */
  void visit(Action action, TypeNode reader, TypeNode writer, TypeNode whole, SchemaPath path) {
    if (action instanceof Resolver.WriterUnion union) {
      for (int i = 0; i < union.actions.length; i++) {
        TypeNode branch = writer.branches().get(i);
        TypeNode read = union.unionEquiv ? reader.branches().get(i) : reader;
        visit(union.actions[i], read, branch, writer, path);
      }
    } else if (action instanceof Resolver.ReaderUnion union) {
      TypeNode branch = reader.branches().get(union.firstMatch);
      visit(union.actualAction, branch, writer, whole, path);
    } else {
      if (action.type == Action.Type.ERROR) {
        failure = action.toString();
      }
      names.compare(reader, writer, whole, path);
      if (seen.add(TypePair.of(reader, writer))) {
        compare(action, reader, writer, path);
      }
    }
  }

  private void compare(Action action, TypeNode reader, TypeNode writer, SchemaPath path) {
    compareValues(reader, writer, path);
    if (action instanceof Resolver.Container container
        && reader.element().isPresent()
        && writer.element().isPresent()) {
      TypeNode element = writer.element().get();
      visit(
          container.elementAction,
          reader.element().get(),
          element,
          element,
          path.element(reader.kind()));
    } else if (reader.kind() == TypeKind.RECORD && writer.kind() == TypeKind.RECORD) {
      records.compare(action, reader, writer, path);
    }
  }

  /** Checks the meaning of a value: its logical type, its precision, the default of its enum. */
  private void compareValues(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (reader.kind() == TypeKind.UNION) {
      return; // no branch reads the writer's type, which Avro reports as incompatible
    }
    compareLogicalTypes(reader, writer, path);
    checkPromotion(reader, writer, path);
    if (reader.kind() == TypeKind.ENUM && writer.kind() == TypeKind.ENUM) {
      compareEnumDefaults(reader, writer, path);
      reportSymbolsReadAsDefault(reader, writer, path);
    }
  }

  private void compareLogicalTypes(TypeNode reader, TypeNode writer, SchemaPath path) {
    String older = logicalType(versions.older(reader, writer));
    String newer = logicalType(versions.newer(reader, writer));
    if (!older.equals(newer)) {
      String what =
          "%s changed from %s to %s, which Avro does not compare"
              .formatted(path.text(), older, newer);
      String undo = older.equals(NO_LOGICAL_TYPE) ? "Remove the logical type" : "Restore " + older;
      report(
          Rule.FIELD_SAME_LOGICAL_TYPE,
          logicalPointer(reader),
          logicalPointer(writer),
          what,
          undo + ", or add another field with " + newer + ".");
    }
  }

  private static String logicalPointer(TypeNode type) {
    return type.logicalType().isPresent()
        ? type.definition().pointer() + "/logicalType"
        : type.pointer();
  }

  static String logicalType(TypeNode type) {
    String name = type.logicalType().orElse(NO_LOGICAL_TYPE);
    return name.equals("decimal")
        ? "decimal(%s, %s)"
            .formatted(type.attribute("precision").asText(), type.attribute("scale").asInt(0))
        : name;
  }

  private void checkPromotion(TypeNode reader, TypeNode writer, SchemaPath path) {
    String loss = loss(reader.kind(), writer.kind());
    if (!loss.isEmpty()) {
      String older = versions.older(reader, writer).describe();
      String newer = versions.newer(reader, writer).describe();
      String what = "%s changed from %s to %s, but %s".formatted(path.text(), older, newer, loss);
      String fix = "Restore the type " + older + ", or add another field.";
      report(Rule.FIELD_NO_LOSSY_PROMOTION, reader.pointer(), writer.pointer(), what, fix);
    }
  }

  /** Returns why a promotion may change values; empty if it never does. */
  private static String loss(TypeKind reader, TypeKind writer) {
    if (reader == TypeKind.FLOAT && (writer == TypeKind.INT || writer == TypeKind.LONG)) {
      return "a float holds at most 24 bits of an integer";
    }
    if (reader == TypeKind.DOUBLE && writer == TypeKind.LONG) {
      return "a double holds at most 53 bits of an integer";
    }
    if (reader == TypeKind.STRING && writer == TypeKind.BYTES) {
      return "bytes are not necessarily valid text";
    }
    return reader == TypeKind.BYTES && writer == TypeKind.STRING ? "text is read as raw bytes" : "";
  }

  private void compareEnumDefaults(TypeNode reader, TypeNode writer, SchemaPath path) {
    JsonNode older = versions.older(reader, writer).attribute("default");
    JsonNode newer = versions.newer(reader, writer).attribute("default");
    if (!older.equals(newer)) {
      report(
          Rule.ENUM_SAME_DEFAULT,
          older.isMissingNode() ? Severity.NOTE : Severity.WARNING,
          defaultPointer(reader),
          defaultPointer(writer),
          "the default of the enum %s of %s %s"
              .formatted(Names.simpleName(reader.fullName()), path.text(), change(older, newer)),
          older.isMissingNode()
              ? "No action is needed. Earlier readers still have no default."
              : "Restore the default " + older.asText() + ".");
    }
  }

  /** Describes how a default changed, for example {@code "changed from A to B"}. */
  static String change(JsonNode older, JsonNode newer) {
    if (older.isMissingNode()) {
      return "is new: " + newer;
    }
    return newer.isMissingNode()
        ? "was removed: " + older
        : "changed from " + older + " to " + newer;
  }

  private static String defaultPointer(TypeNode type) {
    String pointer = type.definition().pointer();
    return type.attribute("default").isMissingNode() ? pointer : pointer + "/default";
  }

  /**
   * Reports symbols that the reader replaces by the enum's default. Avro's check accepts them, as
   * the default makes them readable.
   */
  private void reportSymbolsReadAsDefault(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<String> known = reader.symbols();
    String enumDefault = reader.attribute("default").asText();
    if (!known.contains(enumDefault)) {
      return; // without a default, Avro's check rejects unknown symbols
    }
    boolean removed = versions.backward();
    List<String> symbols = writer.symbols();
    for (int i = 0; i < symbols.size(); i++) {
      if (!known.contains(symbols.get(i))) {
        report(
            Rule.ENUM_SYMBOL_READ_AS_DEFAULT,
            removed ? Severity.WARNING : Severity.NOTE,
            reader.definition().pointer() + "/symbols",
            writer.definition().pointer() + "/symbols/" + i,
            "the symbol %s was %s the enum %s of %s and is read as %s"
                .formatted(
                    symbols.get(i),
                    removed ? "removed from" : "added to",
                    Names.simpleName(reader.fullName()),
                    path.text(),
                    enumDefault),
            removed
                ? "Restore the symbol " + symbols.get(i) + "."
                : "No action is needed if earlier readers may read it as the default.");
      }
    }
  }
}
