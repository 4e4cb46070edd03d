package org.openedx.eventbus.consumer.settings;

import static org.openedx.eventbus.config.SettingType.DURATION;
import static org.openedx.eventbus.config.SettingType.POSITIVE_DURATION;
import static org.openedx.eventbus.config.SettingType.POSITIVE_INTEGER;
import static org.openedx.eventbus.config.SettingType.SIZE;
import static org.openedx.eventbus.config.SettingType.integer;
import static org.openedx.eventbus.config.SettingType.oneOf;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;

/**
 * The settings {@code eventbus.consumer.*}.
 *
 * @param start where a group without committed offsets starts
 * @param concurrency the maximum number of handlers that run at once; empty for the default
 * @param ordering which events a handler processes one after the other
 * @param closeTimeout how long {@code close} waits for running handlers; zero interrupts them
 * @param bufferBytes the maximum size of buffered records in bytes, beyond Kafka's own fetches
 * @param bufferRecords the maximum number of buffered records per partition
 * @param commitInterval the interval at which offsets of handled events are committed
 * @param topicCheckInterval the interval at which topics are checked for having been recreated
 * @param onIncompatible what happens to an event that this version of its contract cannot read
 * @param circuitBreaker when the circuit breaker of a handler opens
 * @param minDeadLetterRetention how long the group's dead-letter topic must keep dead letters;
 *     empty for an unlimited time
 */
public record ConsumerSettings(
    StartPosition start,
    OptionalInt concurrency,
    Ordering ordering,
    Duration closeTimeout,
    long bufferBytes,
    int bufferRecords,
    Duration commitInterval,
    Duration topicCheckInterval,
    OnIncompatible onIncompatible,
    CircuitBreaker circuitBreaker,
    Optional<Duration> minDeadLetterRetention) {

  /** Which events a handler processes one after the other, in the order of their topic. */
  public enum Ordering {
    /** Events of one partition and key. Events without a key have no order. */
    KEY,
    /** Events of one partition. */
    PARTITION,
    /** No order: events of one key may be processed concurrently. */
    NONE
  }

  /** What happens to an event that this version of its contract cannot read. */
  public enum OnIncompatible {
    /** The partition is blocked until a version of the service is deployed that can read it. */
    PAUSE,
    /** The event becomes a dead letter. */
    DEAD_LETTER
  }

  /**
   * When the circuit breaker of a handler opens.
   *
   * @param failingKeys the minimum number of distinct keys that must fail, up to 1000; 0 disables
   *     the breaker
   * @param failureRate the minimum percentage of the processed keys that must fail
   * @param window the time within which they must fail
   * @param openDuration how long the breaker stays open before it admits a trial event
   */
  public record CircuitBreaker(
      int failingKeys, int failureRate, Duration window, Duration openDuration) {}

  /**
   * {@return the settings of a configuration, with the defaults of those that are not set}
   *
   * @param config the configuration
   * @throws org.openedx.eventbus.config.ConfigurationException if a value is invalid; it contains
   *     all problems
   */
  public static ConsumerSettings of(EventBusConfig config) {
    return Objects.requireNonNull(config, "config").read(new Section());
  }

  /** Declaration of the settings; public for {@link java.util.ServiceLoader}. */
  public static final class Section implements SettingsSection<ConsumerSettings> {
    /** Creates the section; the service loader calls it. */
    public Section() {}

    private static final String PREFIX = "eventbus.consumer.";
    private static final Setting<StartPosition> START =
        Setting.of(
                PREFIX + "start",
                SettingType.of(
                    "earliest, latest or a time such as 2026-01-31T00:00:00Z",
                    StartPosition::parse),
                "Where a group starts with a topic: earliest, latest, or a time such as"
                    + " 2026-01-31T00:00:00Z. Topics and partitions that are created later are read"
                    + " from their beginning.")
            .withDefault("earliest");
    private static final Setting<Integer> CONCURRENCY =
        Setting.of(
            PREFIX + "concurrency",
            POSITIVE_INTEGER,
            "Maximum number of handlers that run at once, for example 64. Default: 2 per processor,"
                + " at least 4.");
    private static final Setting<Ordering> ORDERING =
        Setting.of(
                PREFIX + "ordering",
                oneOf(Ordering.class),
                "Which events a handler processes one after the other: those of one key, those of"
                    + " one partition, or none.")
            .withDefault("key");
    private static final Setting<Duration> CLOSE_TIMEOUT =
        Setting.of(
                PREFIX + "close-timeout",
                DURATION,
                "How long close and a rebalance wait for running handlers before they interrupt"
                    + " them. Interrupted handlers get 5 s more. At most two thirds of Kafka's"
                    + " max.poll.interval.ms.")
            .withDefault("15s");
    private static final Setting<Long> BUFFER_BYTES =
        Setting.of(
                PREFIX + "buffer-bytes",
                SIZE,
                "Maximum size in memory of the records that a consumer buffers, with what each"
                    + " handler adds, in addition to Kafka's own fetch buffers.")
            .withDefault("64MiB");
    private static final Setting<Integer> BUFFER_RECORDS =
        Setting.of(
                PREFIX + "buffer-records",
                POSITIVE_INTEGER,
                "Maximum number of records that a consumer buffers per partition.")
            .withDefault("1000");
    private static final Setting<Duration> COMMIT_INTERVAL =
        Setting.of(
                PREFIX + "commit-interval",
                POSITIVE_DURATION,
                "Interval at which offsets of handled events are committed.")
            .withDefault("1s");
    private static final Setting<Duration> TOPIC_CHECK_INTERVAL =
        Setting.of(
                PREFIX + "topic-check-interval",
                POSITIVE_DURATION,
                "Interval at which a consumer checks whether its topics were recreated. Until then,"
                    + " newer events of a recreated topic may be handled before older ones.")
            .withDefault("5s");
    private static final Setting<OnIncompatible> ON_INCOMPATIBLE =
        Setting.of(
                PREFIX + "on-incompatible",
                oneOf(OnIncompatible.class),
                "What happens to an event that the contract cannot read: pause blocks the partition"
                    + " until a newer version of the service is deployed, dead-letter makes the"
                    + " event a dead letter.")
            .withDefault("pause");
    private static final Setting<Integer> FAILING_KEYS =
        Setting.of(
                PREFIX + "circuit-breaker.failing-keys",
                integer(0, 1000),
                "Minimum number of distinct keys that must fail to open a handler's circuit"
                    + " breaker, at most 1000. 0 disables it.")
            .withDefault("20");
    private static final Setting<Integer> FAILURE_RATE =
        Setting.of(
                PREFIX + "circuit-breaker.failure-rate",
                integer(1, 100),
                "Minimum percentage of the processed keys that must fail to open a handler's"
                    + " circuit breaker, from 1 to 100.")
            .withDefault("50");
    private static final Setting<Duration> WINDOW =
        Setting.of(
                PREFIX + "circuit-breaker.window",
                POSITIVE_DURATION,
                "Time within which keys must fail to open a handler's circuit breaker.")
            .withDefault("30s");
    private static final Setting<Duration> OPEN_DURATION =
        Setting.of(
                PREFIX + "circuit-breaker.open-duration",
                POSITIVE_DURATION,
                "How long a handler's circuit breaker stays open before it admits one trial event.")
            .withDefault("30s");
    private static final Setting<Duration> MIN_DEAD_LETTER_RETENTION =
        Setting.of(
            PREFIX + "dead-letters.min-retention",
            POSITIVE_DURATION,
            "How long the group's dead-letter topic must keep dead letters, if they expire on"
                + " purpose. A new topic gets this retention. A consumer does not start with a"
                + " topic that has a shorter one. Default: unlimited.");

    @Override
    public List<Setting<?>> settings() {
      return List.of(
          START,
          CONCURRENCY,
          ORDERING,
          CLOSE_TIMEOUT,
          BUFFER_BYTES,
          BUFFER_RECORDS,
          COMMIT_INTERVAL,
          TOPIC_CHECK_INTERVAL,
          ON_INCOMPATIBLE,
          FAILING_KEYS,
          FAILURE_RATE,
          WINDOW,
          OPEN_DURATION,
          MIN_DEAD_LETTER_RETENTION);
    }

    @Override
    public ConsumerSettings read(SettingsReader in) {
      return new ConsumerSettings(
          in.get(START),
          in.find(CONCURRENCY).map(OptionalInt::of).orElse(OptionalInt.empty()),
          in.get(ORDERING),
          in.get(CLOSE_TIMEOUT),
          in.get(BUFFER_BYTES),
          in.get(BUFFER_RECORDS),
          in.get(COMMIT_INTERVAL),
          in.get(TOPIC_CHECK_INTERVAL),
          in.get(ON_INCOMPATIBLE),
          new CircuitBreaker(
              in.get(FAILING_KEYS), in.get(FAILURE_RATE), in.get(WINDOW), in.get(OPEN_DURATION)),
          in.find(MIN_DEAD_LETTER_RETENTION));
    }
  }
}
