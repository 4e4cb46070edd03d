package org.openedx.eventbus.tools.compat;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Finds what changes data without Avro's check minding. It asks Avro's {@code Resolver}, which is
 * what decodes, who meets whom, and judges those that meet; what the resolver fails on though the
 * check does not is found as well.
 */
final class MeaningWalk {
  private final Sides sides;
  private final Causes causes;
  private final MeaningNames names;
  private final MeaningValues values;
  private final MeaningRecords records;
  private final Set<TypePair> seen = new HashSet<>();
  private String failure = "";

  MeaningWalk(Sides sides, Causes causes) {
    this.sides = sides;
    this.causes = causes;
    this.names = new MeaningNames(sides, this);
    this.values = new MeaningValues(sides, this);
    this.records = new MeaningRecords(sides, this);
  }

  /** What the resolver itself refuses, whether or not a cause was found; empty when nothing. */
  String run() {
    TypeNode reader = sides.reader().tree().root();
    TypeNode writer = sides.writer().tree().root();
    names.typeAliases();
    try {
      visit(resolve(), reader, writer, writer, Where.ROOT);
    } catch (RuntimeException | StackOverflowError e) {
      failure = String.valueOf(e.getMessage());
      aliases();
    }
    return failure;
  }

  /** Two fields that aliases make one are what the resolver throws for before anybody has met. */
  private void aliases() {
    for (TypeNode reader : sides.reader().tree().definitions()) {
      for (TypeNode writer : sides.writer().tree().definitions()) {
        if (WireNames.same(reader, writer)) {
          records.aliases(reader, writer, Where.ROOT);
        }
      }
    }
  }

  /** As Avro's readers do it, which apply the aliases twice over. */
  private Action resolve() {
    Schema reader = sides.reader().schema();
    return Resolver.resolve(Schema.applyAliases(sides.writer().schema(), reader), reader);
  }

  void found(Cause cause) {
    causes.add(sides.direction(), cause);
  }

  /**
   * @param whole what the writer's type is a branch of, or the type itself
   */
  void visit(Action action, TypeNode reader, TypeNode writer, TypeNode whole, Where where) {
    if (action instanceof Resolver.WriterUnion union) {
      for (int i = 0; i < union.actions.length; i++) {
        TypeNode branch = writer.branches().get(i);
        TypeNode read = union.unionEquiv ? reader.branches().get(i) : reader;
        visit(union.actions[i], read, branch, writer, where);
      }
    } else if (action instanceof Resolver.ReaderUnion union) {
      TypeNode branch = reader.branches().get(union.firstMatch);
      visit(union.actualAction, branch, writer, whole, where);
    } else {
      if (action.type == Action.Type.ERROR) {
        failure = action.toString();
      }
      names.meet(reader, writer, whole, where);
      if (seen.add(TypePair.of(reader, writer))) {
        meet(action, reader, writer, where);
      }
    }
  }

  private void meet(Action action, TypeNode reader, TypeNode writer, Where where) {
    values.meet(reader, writer, where);
    if (action instanceof Resolver.Container container
        && reader.element().isPresent()
        && writer.element().isPresent()) {
      TypeNode element = writer.element().get();
      visit(
          container.elementAction,
          reader.element().get(),
          element,
          element,
          where.element(reader.kind()));
    } else if (reader.kind() == Kind.RECORD && writer.kind() == Kind.RECORD) {
      records.meet(action, reader, writer, where);
    }
  }
}
