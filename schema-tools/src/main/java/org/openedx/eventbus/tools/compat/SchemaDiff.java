package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Structural difference of two versions of a schema. Only attributes that Avro interprets count,
 * and each difference is listed once.
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
  }

  private void addChange(String text, String newer, String older, Position position) {
    differences.add(new Difference(text, newer, older, position.dataClass(), false, false));
  }

  private void compareTypes(TypeNode older, TypeNode newer, Position position) {
    if (older.kind() != newer.kind()) {
      addChange(
          DifferenceTexts.retyped(older, newer, position.path()),
          newer.pointer(),
          older.pointer(),
          position);
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
          String text = "changes the size of %s from %d to %d";
          addChange(
              text.formatted(position.path().text(), older.size(), newer.size()),
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

  /** Compares a type with the branch of a union that corresponds to it. */
  private void compareWithBranch(TypeNode older, TypeNode newer, Position position) {
    if (newer.kind() == Kind.UNION) {
      matchingBranch(newer, older).ifPresent(branch -> compareTypes(older, branch, position));
    } else if (older.kind() == Kind.UNION) {
      matchingBranch(older, newer).ifPresent(branch -> compareTypes(branch, newer, position));
    }
  }

  private static Optional<TypeNode> matchingBranch(TypeNode union, TypeNode type) {
    return WireUnionCheck.matchingBranch(union.branches(), type);
  }

  private void compareLogicalTypes(TypeNode older, TypeNode newer, Position position) {
    String oldValue = SemanticValueCheck.logicalType(older);
    String newValue = SemanticValueCheck.logicalType(newer);
    if (!oldValue.equals(newValue)) {
      addChange(
          "changes " + position.path().text() + " from " + oldValue + " to " + newValue,
          newer.pointer(),
          older.pointer(),
          position);
    }
  }

  private void compareNames(TypeNode older, TypeNode newer, Position position) {
    if (!older.fullName().equals(newer.fullName())) {
      boolean simple =
          !Names.simpleName(older.fullName()).equals(Names.simpleName(newer.fullName()));
      if (simple || position.path().fieldPath().isEmpty()) {
        addChange(
            "renames the %s %s of %s to %s"
                .formatted(
                    newer.kind().text(),
                    older.fullName(),
                    position.path().text(),
                    newer.fullName()),
            newer.definition().pointer() + "/name",
            older.definition().pointer() + "/name",
            position);
      }
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
        differences.add(
            new Difference(
                "removes " + DifferenceTexts.described(field, position.path()),
                newer.definition().pointer(),
                field.pointer(),
                position.dataClass(),
                true,
                false));
      }
    }
  }

  private static Optional<FieldNode> counterpart(TypeNode older, TypeNode newer, FieldNode field) {
    return older
        .field(field.name())
        .or(
            () ->
                field.aliases().stream()
                    .filter(alias -> newer.field(alias).isEmpty())
                    .flatMap(alias -> older.field(alias).stream())
                    .findFirst());
  }

  private void addNewField(TypeNode older, FieldNode field, Position position) {
    TypeNode type = field.type();
    boolean optional =
        type.branches().stream().limit(1).anyMatch(each -> each.kind() == Kind.NULL)
            && field.defaultValue().map(JsonNode::isNull).orElse(false);
    differences.add(
        new Difference(
            "adds " + DifferenceTexts.described(field, position.path()),
            field.pointer(),
            older.definition().pointer(),
            position.dataClass(),
            false,
            optional));
  }

  private void compareFields(FieldNode older, FieldNode newer, Position position) {
    if (!older.name().equals(newer.name())) {
      addChange(
          "renames the field \"" + older.name() + "\" to \"" + position.path().fieldPath() + "\"",
          newer.pointer(),
          older.pointer(),
          position);
    }
    JsonNode oldValue = older.json().path("default");
    JsonNode newValue = newer.json().path("default");
    if (!DefaultValues.same(oldValue, newValue)) {
      addChange(
          DifferenceTexts.redefaulted(oldValue, newValue, position.path().text()),
          newValue.isMissingNode() ? newer.pointer() : newer.pointer() + "/default",
          older.pointer(),
          position);
    }
    compareTypes(older.type(), newer.type(), position);
  }

  private void compareEnums(TypeNode older, TypeNode newer, Position position) {
    String newerAt = newer.definition().pointer() + "/symbols";
    String olderAt = older.definition().pointer() + "/symbols";
    for (String symbol : newer.symbols()) {
      if (!older.symbols().contains(symbol)) {
        String text = "adds the symbol " + symbol + " to " + position.path().text();
        addChange(text, newerAt + "/" + newer.symbols().indexOf(symbol), olderAt, position);
      }
    }
    for (String symbol : older.symbols()) {
      if (!newer.symbols().contains(symbol)) {
        String text = "removes the symbol " + symbol + " from " + position.path().text();
        addChange(text, newerAt, olderAt + "/" + older.symbols().indexOf(symbol), position);
      }
    }
  }

  private void compareUnions(TypeNode older, TypeNode newer, Position position) {
    List<TypeNode> added = new ArrayList<>();
    for (TypeNode branch : newer.branches()) {
      Optional<TypeNode> oldBranch = matchingBranch(older, branch);
      oldBranch.ifPresentOrElse(
          each -> compareTypes(each, branch, position), () -> added.add(branch));
    }
    List<TypeNode> removed =
        older.branches().stream().filter(each -> matchingBranch(newer, each).isEmpty()).toList();
    if (added.size() == 1 && removed.size() == 1) {
      String text =
          "changes %s from %s to %s"
              .formatted(position.path().text(), older.describe(), newer.describe());
      addChange(text, added.get(0).pointer(), removed.get(0).pointer(), position);
      return;
    }
    for (TypeNode branch : added) {
      String text = "adds the branch " + branch.describe() + " to " + position.path().text();
      addChange(text, branch.pointer(), older.pointer(), position);
    }
    for (TypeNode branch : removed) {
      String text = "removes the branch " + branch.describe() + " from " + position.path().text();
      addChange(text, newer.pointer(), branch.pointer(), position);
    }
  }
}
