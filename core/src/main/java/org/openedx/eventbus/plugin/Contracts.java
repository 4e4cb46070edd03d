package org.openedx.eventbus.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** One contract for each event type, whatever each jar brings of its own. */
final class Contracts {
  private Contracts() {}

  /**
   * The same handlers, all for the contract with the highest minor version: it knows every field
   * that another one may ask for. Handlers read what they get as their own, see OtherContract.
   */
  static List<Registration> agreed(List<Registration> registrations) {
    Map<EventName, EventType<?>> newest = new HashMap<>();
    for (Registration each : registrations) {
      each.type()
          .ifPresent(
              type ->
                  newest.merge(
                      type.name(),
                      type,
                      (one, other) -> other.minorVersion() > one.minorVersion() ? other : one));
    }
    return registrations.stream()
        .map(
            each ->
                new Registration(
                    each.name(),
                    each.origin(),
                    each.type().map(type -> newest.getOrDefault(type.name(), type)),
                    each.topic(),
                    each.handler(),
                    each.refusal()))
        .toList();
  }
}
