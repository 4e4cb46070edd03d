package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.event.EventName;

/** Reads {@code eventbus.receivers.<event type>}. */
final class ReceiverSettings {
  private final Map<EventName, ConfiguredReceivers> receivers = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException saying what is wrong with the name or the value
   */
  void read(String name, Sourced value) {
    EventName type = EventName.imported(name.substring(Settings.RECEIVERS.length()));
    List<String> classes = SettingTypes.CLASSES.parse(value.value());
    List<String> twice = new ArrayList<>(classes);
    new LinkedHashSet<>(classes).forEach(twice::remove);
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(twice.get(0) + " is named twice");
    }
    receivers.put(type, new ConfiguredReceivers(value.origin() + ": " + name, type, classes));
  }

  List<ConfiguredReceivers> all() {
    return List.copyOf(receivers.values());
  }
}
