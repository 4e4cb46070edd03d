package org.openedx.eventbus.tools.internal.compat;

import static org.openedx.eventbus.tools.internal.compat.WireFormatCheck.sameName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/** Checks unions as Avro does: the reader can read each branch that may be written. */
record WireUnionCheck(VersionPair versions, WireFormatCheck check) {
  List<Issue> compareUnions(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<Issue> issues = new ArrayList<>();
    for (TypeNode branch : writer.branches()) {
      if (!check.compare(reader, branch, path).isEmpty()) {
        issues.addAll(explainMissingBranch(reader, branch, writer, path));
      }
    }
    return issues;
  }

  List<Issue> compareWithReaderUnion(TypeNode reader, TypeNode writer, SchemaPath path) {
    // As in Avro's check, one branch that can read the type is enough.
    if (reader.branches().stream()
        .anyMatch(branch -> check.compare(branch, writer, path).isEmpty())) {
      return List.of();
    }
    return matchingBranch(reader.branches(), writer)
        .or(() -> onlyOfKind(reader.branches(), writer))
        .map(branch -> check.compare(branch, writer, path))
        .orElseGet(() -> List.of(check.retyped(reader, writer, path)));
  }

  List<Issue> compareWithWriterUnion(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<Issue> issues = new ArrayList<>();
    List<TypeNode> others = new ArrayList<>();
    for (TypeNode branch : writer.branches()) {
      List<Issue> found = check.compare(reader, branch, path);
      if (branch.kind() == reader.kind()) {
        issues.addAll(found);
      } else if (!found.isEmpty()) {
        others.add(branch);
      }
    }
    if (!others.isEmpty()) {
      boolean nothing = others.stream().allMatch(each -> each.kind() == TypeKind.NULL);
      issues.add(nothing ? nullable(reader, writer, path) : check.retyped(reader, writer, path));
    }
    return issues;
  }

  private Issue nullable(TypeNode reader, TypeNode writer, SchemaPath path) {
    boolean backward = versions.backward();
    String what = path.text() + (backward ? " is no longer nullable" : " became nullable");
    String fix =
        backward
            ? versions.restore("the type " + writer.describe())
            : "Restore the type %s and add a nullable field beside it, or %s."
                .formatted(reader.describe(), versions.newMajorVersion());
    return versions.issue(Rule.FIELD_SAME_TYPE, reader.pointer(), writer.pointer(), what, fix);
  }

  /** Explains a branch that no branch of the reader can read. */
  private List<Issue> explainMissingBranch(
      TypeNode reader, TypeNode branch, TypeNode writer, SchemaPath path) {
    Optional<TypeNode> matching = matchingBranch(reader.branches(), branch);
    if (matching.isPresent()) {
      return check.compare(matching.get(), branch, path);
    }
    List<TypeNode> readers = unmatched(reader.branches(), writer.branches());
    List<TypeNode> writers = unmatched(writer.branches(), reader.branches());
    if (readers.size() == 1 && writers.size() == 1) {
      TypeNode only = readers.get(0);
      return only.kind() == branch.kind()
          ? check.compare(only, branch, path)
          : List.of(check.retyped(only, branch, reader, writer, path));
    }
    return List.of(missingBranch(reader, branch, path));
  }

  private Issue missingBranch(TypeNode reader, TypeNode branch, SchemaPath path) {
    boolean removed = versions.backward();
    return versions.issue(
        removed ? Rule.UNION_BRANCH_NO_DELETE : Rule.UNION_BRANCH_NO_ADD,
        reader.pointer(),
        branch.pointer(),
        "the branch %s of %s was %s"
            .formatted(branch.describe(), path.text(), removed ? "removed" : "added"),
        removed
            ? versions.restore("the branch")
            : "Remove the branch, or " + versions.newMajorVersion() + ".");
  }

  /**
   * Returns the branch that corresponds to a type: the branch of the same name, or of the same kind
   * if the type has no name.
   */
  static Optional<TypeNode> matchingBranch(List<TypeNode> branches, TypeNode type) {
    return branches.stream()
        .filter(each -> each.kind() == type.kind())
        .filter(each -> each.fullName().equals(type.fullName()))
        .findFirst()
        .or(
            () ->
                branches.stream()
                    .filter(each -> each.kind() == type.kind())
                    .filter(each -> sameName(each, type) || sameName(type, each))
                    .findFirst());
  }

  private static Optional<TypeNode> onlyOfKind(List<TypeNode> branches, TypeNode type) {
    List<TypeNode> same = branches.stream().filter(each -> each.kind() == type.kind()).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static List<TypeNode> unmatched(List<TypeNode> branches, List<TypeNode> others) {
    return branches.stream().filter(each -> matchingBranch(others, each).isEmpty()).toList();
  }
}
