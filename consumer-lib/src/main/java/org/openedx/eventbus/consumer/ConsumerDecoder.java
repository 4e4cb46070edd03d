package org.openedx.eventbus.consumer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Creates the decoder of the events of a consumer's handlers. */
final class ConsumerDecoder {
  private ConsumerDecoder() {}

  /**
   * Returns the decoder.
   *
   * @param owned the registry client that is used if the builder has none
   */
  static EventDecoder of(EventConsumerBuilder builder, @Nullable SchemaRegistry owned) {
    // The contract of a registration takes precedence over another contract of the same name.
    EventCatalog handled = builder.handlers.types();
    EventCatalog others =
        EventCatalog.of(
            builder.catalog().stream()
                .filter(type -> handled.find(type.name()).isEmpty())
                .toList());
    EventCatalog all = handled.and(others);
    SchemaRegistry given = builder.registry;
    if (given != null) {
      return new EventDecoder( // there may be no registry in the configuration
          given,
          all,
          RegistrySettings.DEFAULT_VERIFY_INTERVAL,
          RegistrySettings.DEFAULT_UNKNOWN_ID_TIMEOUT,
          builder.config.maxEmptyValues());
    }
    RegistrySettings settings = builder.config.registry();
    return new EventDecoder(
        Objects.requireNonNull(owned),
        all,
        settings.verifyInterval(),
        settings.unknownIdTimeout(),
        builder.config.maxEmptyValues());
  }
}
