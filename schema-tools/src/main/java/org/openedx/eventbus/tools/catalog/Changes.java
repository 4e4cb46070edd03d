package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Describes the changes from one version of an event to the next. Must be thread-safe. */
@FunctionalInterface
public interface Changes {
  /**
   * Returns the changes as phrases without a subject, for example {@code adds the field
   * "user.nickname"}. There is at least one, even if nothing changed.
   */
  List<String> between(Contract older, Contract newer);

  /** Returns the default, which lists the structural differences of the two schemas. */
  static Changes ofSchemas() {
    return SchemaChanges::between;
  }
}
