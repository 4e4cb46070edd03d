package org.openedx.eventbus.tools.compat;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Finds changes of meaning that Avro's compatibility check accepts. Pairs of reader and writer
 * types come from Avro's {@code Resolver}, which decoding uses; each pair is then checked. A
 * failure of the resolver itself is returned as well.
 */
final class SemanticCheck {
  private final VersionPair versions;
  private final CompatibilityIssues issues;
  private final SemanticNameCheck names;
  private final SemanticValueCheck values;
  private final SemanticRecordCheck records;
  private final Set<TypePair> seen = new HashSet<>();
  private String failure = "";

  SemanticCheck(VersionPair versions, CompatibilityIssues issues) {
    this.versions = versions;
    this.issues = issues;
    this.names = new SemanticNameCheck(versions, this);
    this.values = new SemanticValueCheck(versions, this);
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
        if (WireNameCheck.same(reader, writer)) {
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

  void report(CompatibilityIssue issue) {
    issues.add(versions.direction(), issue);
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
    values.compare(reader, writer, path);
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
    } else if (reader.kind() == Kind.RECORD && writer.kind() == Kind.RECORD) {
      records.compare(action, reader, writer, path);
    }
  }
}
