package org.openedx.eventbus.consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls listeners, whose failures are nobody's but their own. */
final class Quietly {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private Quietly() {}

  static void tell(Runnable call) {
    try {
      call.run();
    } catch (Throwable e) { // of other languages and of Lombok, checked ones too
      LOG.warn("A consumer listener failed", Withheld.of(e)); // it is given events
    }
  }
}
