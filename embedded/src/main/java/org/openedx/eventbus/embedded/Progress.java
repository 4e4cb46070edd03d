package org.openedx.eventbus.embedded;

import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Where lines of progress go when nobody asked for them. */
final class Progress {

  static final Consumer<String> LOGGED =
      line -> LoggerFactory.getLogger("org.openedx.eventbus.embedded").info(line);

  private Progress() {}
}
