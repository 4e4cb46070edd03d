package org.openedx.eventbus.producer.internal;

import static org.openedx.eventbus.config.SettingType.DURATION;
import static org.openedx.eventbus.config.SettingType.POSITIVE_DURATION;
import static org.openedx.eventbus.config.SettingType.SIZE;
import static org.openedx.eventbus.config.SettingType.oneOf;

import java.time.Duration;
import java.util.List;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;

/**
 * The settings {@code eventbus.producer.*}.
 *
 * @param bufferBytes the maximum size of buffered events
 * @param deliveryTimeout how long an event may be buffered, and then be sent, before it fails
 * @param closeTimeout how long {@code close} waits for buffered events; zero fails them at once
 * @param partitioner how a key is mapped to a partition
 */
public record ProducerSettings(
    long bufferBytes, Duration deliveryTimeout, Duration closeTimeout, Partitioner partitioner) {

  /** How a key is mapped to a partition. */
  public enum Partitioner {
    /** CRC-32 of the serialised key, as librdkafka and thus Open edX's producers do. */
    CRC32,
    /** Kafka's own partitioner (murmur2). */
    KAFKA
  }

  /** Returns the settings of a configuration. */
  public static ProducerSettings of(EventBusConfig config) {
    return config.read(new Section());
  }

  /** Declaration of the settings; public for {@link java.util.ServiceLoader}. */
  public static final class Section implements SettingsSection<ProducerSettings> {
    private static final String PREFIX = "eventbus.producer.";
    private static final Setting<Long> BUFFER_BYTES =
        Setting.of(
                PREFIX + "buffer-bytes",
                SIZE,
                "Maximum size of the events that are buffered: until they are stored or have"
                    + " failed, and their callbacks have returned. send fails with"
                    + " BufferFullException if the buffer is full.")
            .withDefault("32MiB");
    private static final Setting<Duration> DELIVERY_TIMEOUT =
        Setting.of(
                PREFIX + "delivery-timeout",
                POSITIVE_DURATION,
                "How long an event may wait for its topic and schema ids, and after that for the"
                    + " broker's acknowledgement, before it fails.")
            .withDefault("2m");
    private static final Setting<Duration> CLOSE_TIMEOUT =
        Setting.of(
                PREFIX + "close-timeout",
                DURATION,
                "How long close waits for buffered events to be acknowledged.")
            .withDefault("30s");
    private static final Setting<Partitioner> PARTITIONER =
        Setting.of(
                PREFIX + "partitioner",
                oneOf(Partitioner.class),
                "How a key is mapped to a partition: crc32 as Open edX's producers do, kafka as"
                    + " other Java producers do.")
            .withDefault("crc32");

    @Override
    public List<Setting<?>> settings() {
      return List.of(BUFFER_BYTES, DELIVERY_TIMEOUT, CLOSE_TIMEOUT, PARTITIONER);
    }

    @Override
    public ProducerSettings read(SettingsReader in) {
      return new ProducerSettings(
          in.get(BUFFER_BYTES),
          in.get(DELIVERY_TIMEOUT),
          in.get(CLOSE_TIMEOUT),
          in.get(PARTITIONER));
    }
  }
}
