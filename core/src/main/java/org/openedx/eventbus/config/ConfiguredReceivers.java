package org.openedx.eventbus.config;

import java.util.List;
import org.openedx.eventbus.event.EventName;

/**
 * The receivers that one setting names.
 *
 * @param place the setting and where it stands, for messages
 * @param type the event type they receive
 * @param classes their classes, none twice
 */
public record ConfiguredReceivers(String place, EventName type, List<String> classes) {
  public ConfiguredReceivers {
    classes = List.copyOf(classes);
  }
}
