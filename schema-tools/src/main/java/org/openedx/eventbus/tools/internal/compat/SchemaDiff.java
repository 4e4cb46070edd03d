package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.internal.compat.VersionPair.TypePair;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Structural difference of two versions of a schema. Only attributes that Avro interprets count,
 * and each difference is listed once. Differences are phrases without a subject.
 */
final class SchemaDiff {
  private final List<Difference> differences = new ArrayList<>();
  private final Set<TypePair> seen = new HashSet<>();

  List<Difference> run(TypeNode older, TypeNode newer) {
    compareTypes(older, newer, new Position(SchemaPath.ROOT, ""));
    return List.copyOf(differences);
  }

  /** The current path, and the data class that contains it. */
  private record Position(SchemaPath path, String dataClass) {
    Position at(SchemaPath other) {
      return new Position(other, dataClass);
    }

    Position in(TypeNode record) {
      return path.fieldPath().isEmpty()
          ? this
          : new Position(path, Names.simpleName(record.fullName()));
    }

    String text() {
      return path.text();
    }
  }

  private void addChange(String text, String newer, String older, Position position) {
    differences.add(new Difference(text, newer, older, position.dataClass(), false, false));
  }

  private void addChange(String text, TypeNode newer, TypeNode older, Position position) {
    addChange(text, newer.pointer(), older.pointer(), position);
  }

  private void compareTypes(TypeNode older, TypeNode newer, Position position) {
    if (older.kind() != newer.kind()) {
      addChange(retyped(older, newer, position), newer, older, position);
      compareWithBranch(older, newer, position);
      return;
    }
    if (!seen.add(TypePair.of(older, newer))) {
      return;
    }
    compareLogicalTypes(older, newer, position);
    if (newer.kind().named()) {
      compareNames(older, newer, position);
    }
    switch (newer.kind()) {
      case RECORD -> compareRecords(older, newer, position.in(newer));
      case ENUM -> compareEnums(older, newer, position);
      case FIXED -> {
        if (older.size() != newer.size()) {
          addChange(
              "changes the size of %s from %d to %d"
                  .formatted(position.text(), older.size(), newer.size()),
              newer.definition().pointer() + "/size",
              older.definition().pointer() + "/size",
              position);
        }
      }
      case UNION -> compareUnions(older, newer, position);
      case ARRAY, MAP -> {
        if (older.element().isPresent() && newer.element().isPresent()) {
          Position inside = position.at(position.path().element(newer.kind()));
          compareTypes(older.element().get(), newer.element().get(), inside);
        }
      }
      default -> {
        // nothing inside
      }
    }
  }

  /** Describes a type whose kind changed. */
  private static String retyped(TypeNode older, TypeNode newer, Position position) {
    String what = position.text();
    if (nullable(newer) && matchingBranch(newer, older).isPresent()) {
      return "makes " + what + " nullable";
    }
    return nullable(older) && matchingBranch(older, newer).isPresent()
        ? "makes " + what + " no longer nullable"
        : "changes %s from %s to %s".formatted(what, older.describe(), newer.describe());
  }

  private static boolean nullable(TypeNode type) {
    return type.branches().size() == 2
        && type.branches().stream().anyMatch(each -> each.kind() == TypeKind.NULL);
  }

  /** Compares a type with the branch of a union that corresponds to it. */
  private void compareWithBranch(TypeNode older, TypeNode newer, Position position) {
    if (newer.kind() == TypeKind.UNION) {
      matchingBranch(newer, older).ifPresent(branch -> compareTypes(older, branch, position));
    } else if (older.kind() == TypeKind.UNION) {
      matchingBranch(older, newer).ifPresent(branch -> compareTypes(branch, newer, position));
    }
  }

  private static Optional<TypeNode> matchingBranch(TypeNode union, TypeNode type) {
    return WireUnionCheck.matchingBranch(union.branches(), type);
  }

  private void compareLogicalTypes(TypeNode older, TypeNode newer, Position position) {
    String oldValue = SemanticCheck.logicalType(older);
    String newValue = SemanticCheck.logicalType(newer);
    if (!oldValue.equals(newValue)) {
      String text = "changes %s from %s to %s".formatted(position.text(), oldValue, newValue);
      addChange(text, newer, older, position);
    }
  }

  /** Compares names. The namespace counts for the payload only: its data classes inherit it. */
  private void compareNames(TypeNode older, TypeNode newer, Position position) {
    String oldName = older.fullName();
    String newName = newer.fullName();
    boolean same =
        position.path().fieldPath().isEmpty()
            ? oldName.equals(newName)
            : Names.simpleName(oldName).equals(Names.simpleName(newName));
    if (!same) {
      addChange(
          "renames the %s %s of %s to %s"
              .formatted(newer.kind().text(), oldName, position.text(), newName),
          newer.definition().pointer() + "/name",
          older.definition().pointer() + "/name",
          position);
    }
  }

  private void compareRecords(TypeNode older, TypeNode newer, Position position) {
    Set<String> matched = new HashSet<>();
    for (FieldNode field : newer.fields()) {
      Optional<FieldNode> oldField = counterpart(older, newer, field);
      if (oldField.isPresent()) {
        matched.add(oldField.get().name());
        compareFields(oldField.get(), field, position.at(position.path().field(field.name())));
      } else {
        addNewField(older, field, position);
      }
    }
    for (FieldNode field : older.fields()) {
      if (!matched.contains(field.name())) {
        String text = "removes " + described(field, position);
        String at = newer.definition().pointer();
        differences.add(
            new Difference(text, at, field.pointer(), position.dataClass(), true, false));
      }
    }
  }

  private static Optional<FieldNode> counterpart(TypeNode older, TypeNode newer, FieldNode field) {
    return Stream.concat(
            Stream.of(field.name()),
            field.aliases().stream().filter(alias -> newer.field(alias).isEmpty()))
        .flatMap(name -> older.field(name).stream())
        .findFirst();
  }

  private void addNewField(TypeNode older, FieldNode field, Position position) {
    boolean optional =
        field.type().branches().stream().limit(1).anyMatch(each -> each.kind() == TypeKind.NULL)
            && field.attribute("default").isNull();
    String text = "adds " + described(field, position);
    String at = older.definition().pointer();
    differences.add(
        new Difference(text, field.pointer(), at, position.dataClass(), false, optional));
  }

  /** Describes an added or removed field, with its type. */
  private static String described(FieldNode field, Position position) {
    TypeNode type = field.type();
    String kind =
        nullable(type)
            ? type.branches().stream()
                    .filter(each -> each.kind() != TypeKind.NULL)
                    .map(TypeNode::describe)
                    .findFirst()
                    .orElseThrow()
                + ", nullable"
            : type.describe();
    return position.path().field(field.name()).text() + " (" + kind + ")";
  }

  private void compareFields(FieldNode older, FieldNode newer, Position position) {
    if (!older.name().equals(newer.name())) {
      addChange(
          "renames the field \"%s\" to \"%s\"".formatted(older.name(), position.path().fieldPath()),
          newer.pointer(),
          older.pointer(),
          position);
    }
    JsonNode oldValue = older.attribute("default");
    JsonNode newValue = newer.attribute("default");
    if (!sameDefault(oldValue, newValue)) {
      String text = redefaulted(oldValue, newValue, position.text());
      String at = newValue.isMissingNode() ? newer.pointer() : newer.pointer() + "/default";
      addChange(text, at, older.pointer(), position);
    }
    compareTypes(older.type(), newer.type(), position);
  }

  /** Returns whether two defaults are equal. Numbers are compared by value: 1 equals 1.0. */
  static boolean sameDefault(JsonNode older, JsonNode newer) {
    return older.equals(
        (one, other) ->
            one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1,
        newer);
  }

  /** Describes a default that was added, removed or changed. */
  private static String redefaulted(JsonNode older, JsonNode newer, String what) {
    if (older.isMissingNode()) {
      return "adds the default %s to %s".formatted(newer, what);
    }
    return newer.isMissingNode()
        ? "removes the default %s from %s".formatted(older, what)
        : "changes the default of %s from %s to %s".formatted(what, older, newer);
  }

  private void compareEnums(TypeNode older, TypeNode newer, Position position) {
    String newerAt = newer.definition().pointer() + "/symbols";
    String olderAt = older.definition().pointer() + "/symbols";
    for (String symbol : newer.symbols()) {
      if (!older.symbols().contains(symbol)) {
        String text = "adds the symbol " + symbol + " to " + position.text();
        addChange(text, newerAt + "/" + newer.symbols().indexOf(symbol), olderAt, position);
      }
    }
    for (String symbol : older.symbols()) {
      if (!newer.symbols().contains(symbol)) {
        String text = "removes the symbol " + symbol + " from " + position.text();
        addChange(text, newerAt, olderAt + "/" + older.symbols().indexOf(symbol), position);
      }
    }
  }

  private void compareUnions(TypeNode older, TypeNode newer, Position position) {
    List<TypeNode> added = new ArrayList<>();
    for (TypeNode branch : newer.branches()) {
      matchingBranch(older, branch)
          .ifPresentOrElse(each -> compareTypes(each, branch, position), () -> added.add(branch));
    }
    List<TypeNode> removed =
        older.branches().stream().filter(each -> matchingBranch(newer, each).isEmpty()).toList();
    String what = position.text();
    if (added.size() == 1 && removed.size() == 1) {
      String text = "changes %s from %s to %s".formatted(what, older.describe(), newer.describe());
      addChange(text, added.get(0), removed.get(0), position);
      return;
    }
    for (TypeNode branch : added) {
      String text = "adds the branch " + branch.describe() + " to " + what;
      addChange(text, branch, older, position);
    }
    for (TypeNode branch : removed) {
      String text = "removes the branch " + branch.describe() + " from " + what;
      addChange(text, newer, branch, position);
    }
  }
}
