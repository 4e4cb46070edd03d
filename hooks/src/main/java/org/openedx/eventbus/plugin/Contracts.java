package org.openedx.eventbus.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.HandlerRegistration;

/** Chooses one contract per event type when several jars contain contracts of the same type. */
final class Contracts {
  private Contracts() {}

  /**
   * Returns the registrations with the contract of the highest minor version for each event type,
   * because it has all fields of the others. Each handler receives events converted to its own
   * contract, see {@link OtherContract}.
   */
  static List<HandlerRegistration> agreed(List<HandlerRegistration> registrations) {
    Map<EventName, EventType<?>> newest = new HashMap<>();
    for (HandlerRegistration each : registrations) {
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
                each.type()
                    .map(type -> each.forType(newest.getOrDefault(type.name(), type)))
                    .orElse(each))
        .toList();
  }
}
