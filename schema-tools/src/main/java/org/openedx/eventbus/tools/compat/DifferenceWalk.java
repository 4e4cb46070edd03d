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

/** Walks two versions side by side and tells every difference that Avro knows of, once. */
final class DifferenceWalk {
  private final List<Difference> differences = new ArrayList<>();
  private final Set<TypePair> seen = new HashSet<>();

  List<Difference> run(TypeNode older, TypeNode newer) {
    types(older, newer, new Spot(Where.ROOT, ""));
    return List.copyOf(differences);
  }

  /** Where the walk is, and in which data class. */
  private record Spot(Where where, String dataClass) {
    Spot at(Where other) {
      return new Spot(other, dataClass);
    }

    Spot in(TypeNode record) {
      return where.path().isEmpty() ? this : new Spot(where, Names.simpleName(record.fullName()));
    }
  }

  private void changed(String text, String newer, String older, Spot spot) {
    differences.add(new Difference(text, newer, older, spot.dataClass(), false, false));
  }

  private void types(TypeNode older, TypeNode newer, Spot spot) {
    if (older.kind() != newer.kind()) {
      changed(
          DifferenceTexts.retyped(older, newer, spot.where()),
          newer.pointer(),
          older.pointer(),
          spot);
      alike(older, newer, spot);
      return;
    }
    if (!seen.add(TypePair.of(older, newer))) {
      return;
    }
    logicalTypes(older, newer, spot);
    if (newer.kind().named()) {
      names(older, newer, spot);
    }
    switch (newer.kind()) {
      case RECORD -> records(older, newer, spot.in(newer));
      case ENUM -> enums(older, newer, spot);
      case FIXED -> {
        if (older.size() != newer.size()) {
          String text = "changes the size of %s from %d to %d";
          changed(
              text.formatted(spot.where().text(), older.size(), newer.size()),
              newer.definition().pointer() + "/size",
              older.definition().pointer() + "/size",
              spot);
        }
      }
      case UNION -> unions(older, newer, spot);
      case ARRAY, MAP -> {
        if (older.element().isPresent() && newer.element().isPresent()) {
          Spot inside = spot.at(spot.where().element(newer.kind()));
          types(older.element().get(), newer.element().get(), inside);
        }
      }
      default -> {
        // nothing inside
      }
    }
  }

  /** A type goes on as a branch, or a branch as the type. */
  private void alike(TypeNode older, TypeNode newer, Spot spot) {
    if (newer.kind() == Kind.UNION) {
      like(newer, older).ifPresent(branch -> types(older, branch, spot));
    } else if (older.kind() == Kind.UNION) {
      like(older, newer).ifPresent(branch -> types(branch, newer, spot));
    }
  }

  private static Optional<TypeNode> like(TypeNode union, TypeNode type) {
    return WireUnions.like(union.branches(), type);
  }

  private void logicalTypes(TypeNode older, TypeNode newer, Spot spot) {
    String was = MeaningValues.logicalType(older);
    String is = MeaningValues.logicalType(newer);
    if (!was.equals(is)) {
      changed(
          "changes " + spot.where().text() + " from " + was + " to " + is,
          newer.pointer(),
          older.pointer(),
          spot);
    }
  }

  private void names(TypeNode older, TypeNode newer, Spot spot) {
    if (!older.fullName().equals(newer.fullName())) {
      boolean simple =
          !Names.simpleName(older.fullName()).equals(Names.simpleName(newer.fullName()));
      if (simple || spot.where().path().isEmpty()) {
        changed(
            "renames %s %s of %s to %s"
                .formatted(
                    newer.kind().text(), older.fullName(), spot.where().text(), newer.fullName()),
            newer.definition().pointer() + "/name",
            older.definition().pointer() + "/name",
            spot);
      }
    }
  }

  private void records(TypeNode older, TypeNode newer, Spot spot) {
    Set<String> kept = new HashSet<>();
    for (FieldNode field : newer.fields()) {
      Optional<FieldNode> was = counterpart(older, newer, field);
      if (was.isPresent()) {
        kept.add(was.get().name());
        fields(was.get(), field, spot.at(spot.where().field(field.name())));
      } else {
        added(older, field, spot);
      }
    }
    for (FieldNode field : older.fields()) {
      if (!kept.contains(field.name())) {
        differences.add(
            new Difference(
                "removes " + DifferenceTexts.described(field, spot.where()),
                newer.definition().pointer(),
                field.pointer(),
                spot.dataClass(),
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

  private void added(TypeNode older, FieldNode field, Spot spot) {
    TypeNode type = field.type();
    boolean optional =
        type.branches().stream().limit(1).anyMatch(each -> each.kind() == Kind.NULL)
            && field.defaultValue().map(JsonNode::isNull).orElse(false);
    differences.add(
        new Difference(
            "adds " + DifferenceTexts.described(field, spot.where()),
            field.pointer(),
            older.definition().pointer(),
            spot.dataClass(),
            false,
            optional));
  }

  private void fields(FieldNode older, FieldNode newer, Spot spot) {
    if (!older.name().equals(newer.name())) {
      changed(
          "renames the field \"" + older.name() + "\" to \"" + spot.where().path() + "\"",
          newer.pointer(),
          older.pointer(),
          spot);
    }
    JsonNode was = older.json().path("default");
    JsonNode is = newer.json().path("default");
    if (!DefaultValues.same(was, is)) {
      changed(
          DifferenceTexts.redefaulted(was, is, spot.where().text()),
          is.isMissingNode() ? newer.pointer() : newer.pointer() + "/default",
          older.pointer(),
          spot);
    }
    types(older.type(), newer.type(), spot);
  }

  private void enums(TypeNode older, TypeNode newer, Spot spot) {
    String newerAt = newer.definition().pointer() + "/symbols";
    String olderAt = older.definition().pointer() + "/symbols";
    for (String symbol : newer.symbols()) {
      if (!older.symbols().contains(symbol)) {
        String text = "adds the symbol " + symbol + " to " + spot.where().text();
        changed(text, newerAt + "/" + newer.symbols().indexOf(symbol), olderAt, spot);
      }
    }
    for (String symbol : older.symbols()) {
      if (!newer.symbols().contains(symbol)) {
        String text = "removes the symbol " + symbol + " from " + spot.where().text();
        changed(text, newerAt, olderAt + "/" + older.symbols().indexOf(symbol), spot);
      }
    }
  }

  private void unions(TypeNode older, TypeNode newer, Spot spot) {
    List<TypeNode> added = new ArrayList<>();
    for (TypeNode branch : newer.branches()) {
      Optional<TypeNode> was = like(older, branch);
      was.ifPresentOrElse(each -> types(each, branch, spot), () -> added.add(branch));
    }
    List<TypeNode> removed =
        older.branches().stream().filter(each -> like(newer, each).isEmpty()).toList();
    if (added.size() == 1 && removed.size() == 1) {
      String text =
          "changes %s from %s to %s"
              .formatted(spot.where().text(), older.describe(), newer.describe());
      changed(text, added.get(0).pointer(), removed.get(0).pointer(), spot);
      return;
    }
    for (TypeNode branch : added) {
      String text = "adds the branch " + branch.describe() + " to " + spot.where().text();
      changed(text, branch.pointer(), older.pointer(), spot);
    }
    for (TypeNode branch : removed) {
      String text = "removes the branch " + branch.describe() + " from " + spot.where().text();
      changed(text, newer.pointer(), branch.pointer(), spot);
    }
  }
}
