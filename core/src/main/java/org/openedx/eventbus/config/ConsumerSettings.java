package org.openedx.eventbus.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a consumer behaves; what is empty, the consumer chooses.
 *
 * @param start where a group begins that has never read
 * @param concurrency how many handlers run at once
 * @param closeTimeout how long closing waits for running handlers; zero gives up at once
 * @param bufferBytes how much may be held in memory, whatever the lag
 * @param bufferRecords how many events of one partition may be held in memory
 * @param commitInterval how often it is told to the broker what was handled
 */
public record ConsumerSettings(
    StartPosition start,
    OptionalInt concurrency,
    Ordering ordering,
    Duration closeTimeout,
    long bufferBytes,
    int bufferRecords,
    Duration commitInterval,
    IncompatibleEvents incompatible,
    BreakerSettings breaker) {}
