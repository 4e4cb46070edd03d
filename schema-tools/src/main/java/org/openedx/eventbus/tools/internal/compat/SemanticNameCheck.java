package org.openedx.eventbus.tools.internal.compat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Checks whether two resolved types are the same type by their full names. Avro's compatibility
 * check compares simple names only.
 */
final class SemanticNameCheck {
  private final VersionPair versions;
  private final SemanticCheck check;

  /**
   * Changes of namespace that were reported. Data classes inherit the namespace of their event, so
   * one change would be reported for each of them.
   */
  private final Set<String> reported = new HashSet<>();

  SemanticNameCheck(VersionPair versions, SemanticCheck check) {
    this.versions = versions;
    this.check = check;
  }

  /** Reports an alias of a type that also matches another type of the writer. */
  void reportAmbiguousAliases() {
    Set<String> written =
        versions.writer().tree().definitions().stream()
            .map(TypeNode::fullName)
            .collect(Collectors.toSet());
    for (TypeNode type : versions.reader().tree().definitions()) {
      for (String alias : type.aliases()) {
        if (!alias.equals(type.fullName())) {
          otherTypeName(type, alias, written)
              .ifPresent(name -> reportAmbiguousAlias(type, alias, name));
        }
      }
    }
  }

  /** Returns the writer's type name that an alias takes from another type. */
  private Optional<String> otherTypeName(TypeNode type, String alias, Set<String> written) {
    if (written.contains(alias) && written.contains(type.fullName())) {
      return Optional.of(alias);
    }
    return versions.reader().tree().definitions().stream()
        .filter(each -> !each.fullName().equals(type.fullName()))
        .filter(each -> each.fullName().equals(alias) || each.aliases().contains(alias))
        .flatMap(each -> Stream.concat(Stream.of(each.fullName()), each.aliases().stream()))
        .filter(written::contains)
        .findFirst();
  }

  private void reportAmbiguousAlias(TypeNode type, String alias, String taken) {
    String other =
        versions.writer().tree().definitions().stream()
            .filter(each -> each.fullName().equals(taken))
            .findFirst()
            .orElseThrow()
            .pointer();
    String what =
        "the alias %s of the %s %s also matches another type"
            .formatted(alias, type.kind().text(), Names.simpleName(type.fullName()));
    String at = type.pointer() + "/aliases";
    check.report(Rule.ALIAS_CHANGES_MEANING, at, other, what, "Remove the alias.");
  }

  void compare(TypeNode reader, TypeNode writer, TypeNode whole, SchemaPath path) {
    if (reader.kind() == TypeKind.UNION) {
      WireUnionCheck.matchingBranch(reader.branches(), writer)
          .ifPresent(branch -> compare(branch, writer, whole, path));
    } else if (reader.kind() == writer.kind()
        && reader.kind().named()
        && !reader.fullName().equals(writer.fullName())
        && !reader.aliases().contains(writer.fullName())) {
      compareNames(reader, writer, whole, path);
    }
  }

  private void compareNames(TypeNode reader, TypeNode writer, TypeNode whole, SchemaPath path) {
    boolean taken =
        whole.branches().stream().anyMatch(each -> each.fullName().equals(reader.fullName()));
    if (taken) {
      String what =
          "the branch %s of %s is read as another branch, %s"
              .formatted(writer.fullName(), path.text(), reader.fullName());
      String fix = versions.restore("the branch");
      check.report(Rule.UNION_BRANCH_AMBIGUOUS, reader.pointer(), writer.pointer(), what, fix);
    } else if (Names.simpleName(reader.fullName()).equals(Names.simpleName(writer.fullName()))) {
      compareNamespaces(reader, writer, path);
    }
  }

  private void compareNamespaces(TypeNode reader, TypeNode writer, SchemaPath path) {
    TypeNode older = versions.older(reader, writer).definition();
    TypeNode newer = versions.newer(reader, writer).definition();
    String olderNamespace = Names.namespaceOf(older.fullName());
    String newerNamespace = Names.namespaceOf(newer.fullName());
    boolean explicit = !older.attribute("namespace").equals(newer.attribute("namespace"));
    if (reported.add(olderNamespace + " " + newerNamespace) || explicit) {
      check.report(
          Rule.TYPE_SAME_NAMESPACE,
          namespacePointer(reader.definition()),
          namespacePointer(writer.definition()),
          "the namespace of the %s %s of %s changed from %s to %s"
              .formatted(
                  newer.kind().text(),
                  Names.simpleName(newer.fullName()),
                  path.text(),
                  quotedIfEmpty(olderNamespace),
                  quotedIfEmpty(newerNamespace)),
          path.fieldPath().isEmpty()
              ? "Restore the namespace: this is the schema of another event type, or an alias"
                  + " is missing."
              : "Restore the namespace.");
    }
  }

  private static String quotedIfEmpty(String namespace) {
    return namespace.isEmpty() ? "''" : namespace;
  }

  private static String namespacePointer(TypeNode type) {
    String attribute = type.attribute("namespace").isTextual() ? "/namespace" : "/name";
    return type.pointer() + attribute;
  }
}
