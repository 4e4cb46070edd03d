package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What Avro asks of unions: each branch that may be written is read by some branch. */
final class WireUnions {
  private final Sides sides;
  private final WireWalk walk;

  WireUnions(Sides sides, WireWalk walk) {
    this.sides = sides;
    this.walk = walk;
  }

  List<Cause> unions(TypeNode reader, TypeNode writer, Where where) {
    List<Cause> causes = new ArrayList<>();
    for (TypeNode branch : writer.branches()) {
      if (!walk.check(reader, branch, where).isEmpty()) {
        causes.addAll(lacking(reader, branch, writer, where));
      }
    }
    return causes;
  }

  List<Cause> intoUnion(TypeNode reader, TypeNode writer, Where where) {
    if (readable(reader, writer, where)) {
      return List.of();
    }
    return like(reader.branches(), writer)
        .or(() -> onlyOfKind(reader.branches(), writer))
        .map(branch -> walk.check(branch, writer, where))
        .orElseGet(() -> List.of(walk.retyped(reader, writer, where)));
  }

  /** Avro asks one branch after the other until one will do. */
  private boolean readable(TypeNode reader, TypeNode writer, Where where) {
    return reader.branches().stream()
        .anyMatch(branch -> walk.check(branch, writer, where).isEmpty());
  }

  List<Cause> fromUnion(TypeNode reader, TypeNode writer, Where where) {
    List<Cause> causes = new ArrayList<>();
    List<TypeNode> others = new ArrayList<>();
    for (TypeNode branch : writer.branches()) {
      List<Cause> found = walk.check(reader, branch, where);
      if (branch.kind() == reader.kind()) {
        causes.addAll(found);
      } else if (!found.isEmpty()) {
        others.add(branch);
      }
    }
    if (!others.isEmpty()) {
      boolean nothing = others.stream().allMatch(each -> each.kind() == Kind.NULL);
      causes.add(nothing ? nullable(reader, writer, where) : walk.retyped(reader, writer, where));
    }
    return causes;
  }

  private Cause nullable(TypeNode reader, TypeNode writer, Where where) {
    boolean became = sides.direction() == Direction.FORWARD;
    return sides.cause(
        Rule.FIELD_SAME_TYPE,
        reader.pointer(),
        writer.pointer(),
        where.text() + (became ? " became nullable" : " is no longer nullable"),
        became
            ? "Restore the type "
                + reader.describe()
                + " and add a nullable field beside it, or "
                + Fixes.anew(sides.newer())
                + "."
            : Fixes.restore(sides.newer(), "the type " + writer.describe()));
  }

  /** A branch that no branch of the reader reads. */
  private List<Cause> lacking(TypeNode reader, TypeNode branch, TypeNode writer, Where where) {
    Optional<TypeNode> like = like(reader.branches(), branch);
    if (like.isPresent()) {
      return walk.check(like.get(), branch, where);
    }
    List<TypeNode> readers = unmatched(reader.branches(), writer.branches());
    List<TypeNode> writers = unmatched(writer.branches(), reader.branches());
    if (readers.size() == 1 && writers.size() == 1) {
      TypeNode only = readers.get(0);
      return only.kind() == branch.kind()
          ? walk.check(only, branch, where)
          : List.of(walk.retyped(only, branch, reader, writer, where));
    }
    return List.of(lacking(reader, branch, where));
  }

  private Cause lacking(TypeNode reader, TypeNode branch, Where where) {
    boolean removed = sides.direction() == Direction.BACKWARD;
    return sides.cause(
        removed ? Rule.UNION_BRANCH_NO_DELETE : Rule.UNION_BRANCH_NO_ADD,
        reader.pointer(),
        branch.pointer(),
        "the branch %s of %s was %s"
            .formatted(branch.describe(), where.text(), removed ? "removed" : "added"),
        removed
            ? Fixes.restore(sides.newer(), "the branch")
            : "Take the branch back, or " + Fixes.anew(sides.newer()) + ".");
  }

  /** The branch that was meant: of the same name, or of the same kind where there are no names. */
  static Optional<TypeNode> like(List<TypeNode> branches, TypeNode type) {
    return branches.stream()
        .filter(each -> each.kind() == type.kind())
        .filter(each -> each.fullName().equals(type.fullName()))
        .findFirst()
        .or(
            () ->
                branches.stream()
                    .filter(each -> each.kind() == type.kind())
                    .filter(each -> WireNames.same(each, type) || WireNames.same(type, each))
                    .findFirst());
  }

  private static Optional<TypeNode> onlyOfKind(List<TypeNode> branches, TypeNode type) {
    List<TypeNode> same = branches.stream().filter(each -> each.kind() == type.kind()).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static List<TypeNode> unmatched(List<TypeNode> branches, List<TypeNode> others) {
    return branches.stream().filter(each -> like(others, each).isEmpty()).toList();
  }
}
