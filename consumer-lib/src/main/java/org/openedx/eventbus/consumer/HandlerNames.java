package org.openedx.eventbus.consumer;

import java.util.Collection;
import java.util.List;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.internal.Suggestions;

/** Words the error for a handler name that selects no handler. */
final class HandlerNames {
  private HandlerNames() {}

  static String unknown(String name, Collection<HandlerId> known) {
    List<String> names = known.stream().map(HandlerId::toString).sorted().toList();
    return "unknown handler '"
        + name
        + "'; known handlers: "
        + names
        + Suggestions.didYouMean(name, names);
  }
}
