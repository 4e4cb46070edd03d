package org.openedx.eventbus.tools.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.contract.Contract;

/** Compares the fields of two contracts by their paths. */
final class StructuralChanges {
  private StructuralChanges() {}

  static List<String> between(Contract older, Contract newer) {
    Map<String, FieldRow> before = rows(older);
    Map<String, FieldRow> after = rows(newer);
    List<String> changes = new ArrayList<>();
    after.forEach(
        (path, row) -> {
          FieldRow old = before.get(path);
          if (old == null) {
            changes.add("Added " + path + " (" + row.type() + ")" + initial(row) + ".");
          } else {
            compare(path, old, row, changes);
          }
        });
    before.forEach(
        (path, row) -> {
          if (!after.containsKey(path)) {
            changes.add("Removed " + path + " (" + row.type() + ").");
          }
        });
    if (changes.isEmpty()) {
      changes.add(
          older.source().root().equals(newer.source().root())
              ? "Nothing changed."
              : "Only documentation or properties changed; what is on the wire did not.");
    }
    return changes;
  }

  private static String initial(FieldRow row) {
    return row.absent()
        .map(value -> "; events from before are read with " + value)
        .or(() -> row.fallback().map(value -> ", default " + value))
        .orElse("");
  }

  private static void compare(String path, FieldRow old, FieldRow row, List<String> changes) {
    if (!old.type().equals(row.type())) {
      changes.add("Type of " + path + ": " + old.type() + " became " + row.type() + ".");
    }
    if (!old.fallback().equals(row.fallback())) {
      changes.add(
          "Default of %s: %s became %s."
              .formatted(path, old.fallback().orElse("none"), row.fallback().orElse("none")));
    }
  }

  private static Map<String, FieldRow> rows(Contract contract) {
    Map<String, FieldRow> rows = new LinkedHashMap<>();
    Fields.each(contract.schema(), row -> rows.putIfAbsent(row.path(), row));
    return rows;
  }
}
