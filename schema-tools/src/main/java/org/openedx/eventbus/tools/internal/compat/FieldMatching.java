package org.openedx.eventbus.tools.internal.compat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/** Matches the fields of two versions of a record. */
final class FieldMatching {
  private FieldMatching() {}

  /** Returns the writer's fields that match a reader's field by its name or one of its aliases. */
  static List<FieldNode> of(TypeNode writer, FieldNode readerField) {
    return Stream.concat(Stream.of(readerField.name()), readerField.aliases().stream().distinct())
        .flatMap(name -> writer.field(name).stream())
        .toList();
  }

  /**
   * Returns the new field to which a removed field was probably renamed. A new field qualifies if
   * it has the removed name as an alias, or the same type and the same position among its
   * neighbours.
   */
  static Optional<FieldNode> renamed(TypeNode older, FieldNode removed, TypeNode newer) {
    return newer.fields().stream()
        .filter(each -> older.field(each.name()).isEmpty())
        .filter(
            each ->
                each.aliases().contains(removed.name())
                    || (each.type().describe().equals(removed.type().describe())
                        && samePosition(older.fields(), removed, newer.fields(), each)))
        .findFirst();
  }

  /** Returns the removed field from which a new field was probably renamed. */
  static Optional<FieldNode> renamedFrom(TypeNode older, TypeNode newer, FieldNode added) {
    return older.fields().stream()
        .filter(each -> newer.field(each.name()).isEmpty())
        .filter(each -> renamed(older, each, newer).map(found -> found.equals(added)).orElse(false))
        .findFirst();
  }

  private static boolean samePosition(
      List<FieldNode> older, FieldNode removed, List<FieldNode> newer, FieldNode added) {
    int olderIndex = older.indexOf(removed);
    int newerIndex = newer.indexOf(added);
    return olderIndex == newerIndex
        || previousName(older, olderIndex).equals(previousName(newer, newerIndex));
  }

  private static String previousName(List<FieldNode> fields, int index) {
    return index == 0 ? "" : fields.get(index - 1).name();
  }
}
