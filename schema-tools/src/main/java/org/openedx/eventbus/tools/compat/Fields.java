package org.openedx.eventbus.tools.compat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Which fields of two records are the same one. */
final class Fields {
  private Fields() {}

  /** The writer's fields that a reader's field means, by its name and by each of its aliases. */
  static List<FieldNode> of(TypeNode writer, FieldNode readerField) {
    return Stream.concat(Stream.of(readerField.name()), readerField.aliases().stream().distinct())
        .flatMap(name -> writer.field(name).stream())
        .toList();
  }

  /**
   * The field that took the place of one that is gone, as far as that can be told: the newer has
   * the older's name as an alias, or the older's type and its place among its neighbours.
   */
  static Optional<FieldNode> renamed(TypeNode older, FieldNode gone, TypeNode newer) {
    return newer.fields().stream()
        .filter(each -> older.field(each.name()).isEmpty())
        .filter(
            each ->
                each.aliases().contains(gone.name())
                    || (each.type().describe().equals(gone.type().describe())
                        && samePlace(older.fields(), gone, newer.fields(), each)))
        .findFirst();
  }

  /** The field that a new one took the place of. */
  static Optional<FieldNode> renamedFrom(TypeNode older, TypeNode newer, FieldNode added) {
    return older.fields().stream()
        .filter(each -> newer.field(each.name()).isEmpty())
        .filter(each -> renamed(older, each, newer).map(found -> found.equals(added)).orElse(false))
        .findFirst();
  }

  private static boolean samePlace(
      List<FieldNode> older, FieldNode gone, List<FieldNode> newer, FieldNode added) {
    int was = older.indexOf(gone);
    int is = newer.indexOf(added);
    return was == is || before(older, was).equals(before(newer, is));
  }

  private static String before(List<FieldNode> fields, int index) {
    return index == 0 ? "" : fields.get(index - 1).name();
  }
}
