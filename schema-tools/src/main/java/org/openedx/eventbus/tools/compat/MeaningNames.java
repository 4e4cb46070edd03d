package org.openedx.eventbus.tools.compat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Whether types that meet are the same ones, which Avro's check tells by half of their names. */
final class MeaningNames {
  private final Sides sides;
  private final MeaningWalk walk;

  /** Changes of namespace that were told: data classes inherit the namespace of their event. */
  private final Set<String> told = new HashSet<>();

  MeaningNames(Sides sides, MeaningWalk walk) {
    this.sides = sides;
    this.walk = walk;
  }

  /** An alias of a type that takes in another type which is there under its own name. */
  void typeAliases() {
    Set<String> written = names(sides.writer());
    for (TypeNode type : sides.reader().tree().definitions()) {
      for (String alias : type.aliases()) {
        if (!alias.equals(type.fullName())) {
          other(type, alias, written).ifPresent(name -> walk.found(aliased(type, alias, name)));
        }
      }
    }
  }

  /** The name of what the writer has and the alias takes from another type. */
  private Optional<String> other(TypeNode type, String alias, Set<String> written) {
    if (written.contains(alias) && written.contains(type.fullName())) {
      return Optional.of(alias);
    }
    return sides.reader().tree().definitions().stream()
        .filter(each -> !each.fullName().equals(type.fullName()))
        .filter(each -> each.fullName().equals(alias) || each.aliases().contains(alias))
        .flatMap(each -> Stream.concat(Stream.of(each.fullName()), each.aliases().stream()))
        .filter(written::contains)
        .findFirst();
  }

  private Cause aliased(TypeNode type, String alias, String taken) {
    TypeNode other =
        sides.writer().tree().definitions().stream()
            .filter(each -> each.fullName().equals(taken))
            .findFirst()
            .orElseThrow();
    return sides.cause(
        Rule.ALIAS_CHANGES_MEANING,
        type.pointer() + "/aliases",
        other.pointer(),
        "the %s %s has the alias %s, which is another type"
            .formatted(type.kind().text(), Names.simpleName(type.fullName()), alias),
        "Remove the alias.");
  }

  private static Set<String> names(SchemaVersion version) {
    Set<String> names = new HashSet<>();
    version.tree().definitions().forEach(each -> names.add(each.fullName()));
    return names;
  }

  void meet(TypeNode reader, TypeNode writer, TypeNode whole, Where where) {
    if (reader.kind() == Kind.UNION) {
      WireUnions.like(reader.branches(), writer)
          .ifPresent(branch -> meet(branch, writer, whole, where));
    } else if (reader.kind() == writer.kind()
        && reader.kind().named()
        && !reader.fullName().equals(writer.fullName())
        && !reader.aliases().contains(writer.fullName())) {
      other(reader, writer, whole, where);
    }
  }

  private void other(TypeNode reader, TypeNode writer, TypeNode whole, Where where) {
    boolean taken =
        whole.branches().stream().anyMatch(each -> each.fullName().equals(reader.fullName()));
    if (taken) {
      walk.found(
          sides.cause(
              Rule.UNION_BRANCH_AMBIGUOUS,
              reader.pointer(),
              writer.pointer(),
              "the branch %s of %s is read as %s, which is another branch"
                  .formatted(writer.fullName(), where.text(), reader.fullName()),
              Fixes.restore(sides.newer(), "the branch")));
    } else if (Names.simpleName(reader.fullName()).equals(Names.simpleName(writer.fullName()))) {
      namespace(reader, writer, where);
    }
  }

  private void namespace(TypeNode reader, TypeNode writer, Where where) {
    TypeNode older = sides.older(reader, writer).definition();
    TypeNode newer = sides.newer(reader, writer).definition();
    String was = Names.namespaceOf(older.fullName());
    String is = Names.namespaceOf(newer.fullName());
    boolean own = !older.attribute("namespace").equals(newer.attribute("namespace"));
    if (told.add(was + " " + is) || own) {
      walk.found(
          sides.cause(
              Rule.TYPE_SAME_NAMESPACE,
              namespacePointer(reader.definition()),
              namespacePointer(writer.definition()),
              "the %s %s of %s was in the namespace %s and is in %s"
                  .formatted(
                      newer.kind().text(),
                      Names.simpleName(newer.fullName()),
                      where.text(),
                      named(was),
                      named(is)),
              where.path().isEmpty()
                  ? "Restore the namespace: this is another event type's schema, or an alias is missing."
                  : "Restore the namespace."));
    }
  }

  private static String named(String namespace) {
    return namespace.isEmpty() ? "''" : namespace;
  }

  private static String namespacePointer(TypeNode type) {
    String attribute = type.attribute("namespace").isTextual() ? "/namespace" : "/name";
    return type.pointer() + attribute;
  }
}
