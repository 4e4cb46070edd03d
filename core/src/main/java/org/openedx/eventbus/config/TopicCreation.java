package org.openedx.eventbus.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether this library creates topics, and how; what is empty, the broker chooses.
 *
 * @param retention how long the broker keeps events of a topic it creates
 */
public record TopicCreation(
    Mode mode,
    OptionalInt partitions,
    OptionalInt replicationFactor,
    Optional<Duration> retention) {

  /** Which topics to create. */
  public enum Mode {
    /** None: topics are an operator's business. */
    NONE,
    /** Those that are needed and not there. */
    MISSING
  }
}
