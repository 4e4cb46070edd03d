package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** What the engine that judges changes sees of them. */
final class SchemaChanges {
  private SchemaChanges() {}

  static List<String> between(Contract older, Contract newer) {
    List<String> changes = org.openedx.eventbus.tools.compat.Changes.between(older, newer);
    if (!changes.isEmpty()) {
      return changes;
    }
    return List.of(
        older.source().root().equals(newer.source().root())
            ? "changes nothing"
            : "changes documentation or properties, and nothing of what is sent");
  }
}
