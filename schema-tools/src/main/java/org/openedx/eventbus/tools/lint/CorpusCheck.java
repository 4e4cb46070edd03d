package org.openedx.eventbus.tools.lint;

import java.util.function.Consumer;
import org.openedx.eventbus.tools.finding.Finding;

/** Rules that need to see other contracts, or what was released. */
interface CorpusCheck {
  void check(Corpus corpus, Consumer<Finding> out);
}
