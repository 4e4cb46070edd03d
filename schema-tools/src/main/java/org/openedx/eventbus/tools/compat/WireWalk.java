package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Finds why Avro refuses a pair. It goes the way of Avro's {@code SchemaCompatibility} step by
 * step, so that it finds something exactly where Avro does, and where Avro says no more than that a
 * union lacks a branch, it names what is wrong within the branch.
 */
final class WireWalk {
  private final Sides sides;
  private final WireRecords records;
  private final WireUnions unions;
  private final WireNames names;
  private final Map<TypePair, List<Cause>> known = new HashMap<>();

  /** What Avro throws an exception for, wherever it stands: no other branch makes up for it. */
  private final List<Cause> fatal = new ArrayList<>();

  WireWalk(Sides sides) {
    this.sides = sides;
    this.records = new WireRecords(sides, this);
    this.unions = new WireUnions(sides, this);
    this.names = new WireNames(sides);
  }

  /** Every cause; none where Avro finds the two compatible. */
  List<Cause> run() {
    List<Cause> causes =
        check(sides.reader().tree().root(), sides.writer().tree().root(), Where.ROOT);
    List<Cause> all = new ArrayList<>(fatal);
    all.addAll(causes);
    return all;
  }

  void fatal(Cause cause) {
    fatal.add(cause);
  }

  /** What is wrong with a pair; known of a pair that was looked at, which also ends recursion. */
  List<Cause> check(TypeNode reader, TypeNode writer, Where where) {
    TypePair pair = TypePair.of(reader, writer);
    List<Cause> before = known.putIfAbsent(pair, List.of());
    if (before != null) {
      return before;
    }
    List<Cause> causes = causes(reader, writer, where);
    known.put(pair, causes);
    return causes;
  }

  private List<Cause> causes(TypeNode reader, TypeNode writer, Where where) {
    if (reader.kind() != writer.kind()) {
      return otherKind(reader, writer, where);
    }
    return switch (reader.kind()) {
      case ARRAY, MAP -> element(reader, writer, where);
      case RECORD -> names.and(reader, writer, where, records.fields(reader, writer, where));
      case ENUM -> names.and(reader, writer, where, names.symbols(reader, writer, where));
      case FIXED -> names.and(reader, writer, where, names.size(reader, writer, where));
      case UNION -> unions.unions(reader, writer, where);
      default -> List.of();
    };
  }

  private List<Cause> otherKind(TypeNode reader, TypeNode writer, Where where) {
    if (writer.kind() == Kind.UNION) {
      return unions.fromUnion(reader, writer, where);
    }
    if (reader.kind() == Kind.UNION) {
      return unions.intoUnion(reader, writer, where);
    }
    return Promotions.readable(reader.kind(), writer.kind())
        ? List.of()
        : List.of(retyped(reader, writer, where));
  }

  private List<Cause> element(TypeNode reader, TypeNode writer, Where where) {
    return reader.element().isPresent() && writer.element().isPresent()
        ? check(reader.element().get(), writer.element().get(), where.element(reader.kind()))
        : List.of();
  }

  Cause retyped(TypeNode reader, TypeNode writer, Where where) {
    return retyped(reader, writer, reader, writer, where);
  }

  /**
   * A type that changed.
   *
   * @param readerType the whole of which {@code reader} may be a branch
   * @param writerType the whole of which {@code writer} may be a branch
   */
  Cause retyped(
      TypeNode reader, TypeNode writer, TypeNode readerType, TypeNode writerType, Where where) {
    String older = sides.older(readerType, writerType).describe();
    String newer = sides.newer(readerType, writerType).describe();
    return sides.cause(
        Rule.FIELD_SAME_TYPE,
        reader.pointer(),
        writer.pointer(),
        where.text() + " changed from " + older + " to " + newer,
        "Restore the type "
            + older
            + ", add another field of the type "
            + newer
            + ", or "
            + Fixes.anew(sides.newer())
            + ".");
  }
}
