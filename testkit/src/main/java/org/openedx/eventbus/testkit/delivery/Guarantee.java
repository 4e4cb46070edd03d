package org.openedx.eventbus.testkit.delivery;

import java.util.List;

/** Something that holds of every history, whatever fails. {@link Guarantees} has them. */
public abstract class Guarantee {
  Guarantee() {}

  /** Where it did not hold. */
  abstract List<Violation> violations(Recorded recorded);
}
