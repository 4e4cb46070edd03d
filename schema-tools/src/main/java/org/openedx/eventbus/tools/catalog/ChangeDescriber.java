package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.internal.compat.SchemaChanges;

/** Describes the changes from one version of an event to the next. Must be thread-safe. */
@FunctionalInterface
public interface ChangeDescriber {
  /**
   * {@return the changes as phrases without a subject, for example {@code adds the field
   * "user.nickname"}} There is at least one, even if nothing changed.
   *
   * @param older the earlier version
   * @param newer the later version
   */
  List<String> between(Contract older, Contract newer);

  /** {@return the default, which lists the structural differences of the two schemas} */
  static ChangeDescriber ofSchemas() {
    return (older, newer) -> {
      List<String> changes = SchemaChanges.between(older, newer);
      if (!changes.isEmpty()) {
        return changes;
      }
      return List.of(
          older.source().root().equals(newer.source().root())
              ? "has no changes"
              : "changes only documentation or properties, not the wire format");
    };
  }
}
