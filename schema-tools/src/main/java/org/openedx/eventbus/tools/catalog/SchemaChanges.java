package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Describes changes by the structural differences of two schemas. */
final class SchemaChanges {
  private SchemaChanges() {}

  static List<String> between(Contract older, Contract newer) {
    List<String> changes = org.openedx.eventbus.tools.compat.Changes.between(older, newer);
    if (!changes.isEmpty()) {
      return changes;
    }
    return List.of(
        older.source().root().equals(newer.source().root())
            ? "has no changes"
            : "changes only documentation or properties, not the wire format");
  }
}
