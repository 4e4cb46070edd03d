package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.List;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;

/**
 * The settings of the local bus.
 *
 * @param slowThreshold the duration above which a handler's call is logged as slow
 */
record LocalBusSettings(Duration slowThreshold) {
  /** Returns the settings of a configuration. */
  static LocalBusSettings of(EventBusConfig config) {
    return config.read(new Section());
  }

  /** Declaration of the settings; public for {@link java.util.ServiceLoader}. */
  public static final class Section implements SettingsSection<LocalBusSettings> {
    private static final Setting<Duration> SLOW_THRESHOLD =
        Setting.of(
                "eventbus.handlers.slow-threshold",
                SettingType.POSITIVE_DURATION,
                "The local bus logs a warning if a handler takes longer than this.")
            .withDefault("500ms");

    @Override
    public List<Setting<?>> settings() {
      return List.of(SLOW_THRESHOLD);
    }

    @Override
    public LocalBusSettings read(SettingsReader in) {
      return new LocalBusSettings(in.get(SLOW_THRESHOLD));
    }
  }
}
