package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Says what changed from one version of an event to the next. Asked by several threads at once. */
@FunctionalInterface
public interface Changes {
  /** Sentences for people; at least one, also when nothing changed. */
  List<String> between(Contract older, Contract newer);

  /** What two schemas show by themselves: fields added, removed, with another type or default. */
  static Changes structural() {
    return StructuralChanges::between;
  }
}
