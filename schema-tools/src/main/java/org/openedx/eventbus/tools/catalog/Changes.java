package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Says what changed from one version of an event to the next. Asked by several threads at once. */
@FunctionalInterface
public interface Changes {
  /**
   * Sentences without an end, such as {@code adds the field "user.nickname"}; at least one, also
   * when nothing changed.
   */
  List<String> between(Contract older, Contract newer);

  /** What two schemas show by themselves, in the words of the compatibility check. */
  static Changes ofSchemas() {
    return SchemaChanges::between;
  }
}
