package org.openedx.eventbus.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a consumer behaves; what is empty, the consumer chooses.
 *
 * @param closeTimeout how long closing waits for running handlers; zero gives up at once
 * @param bufferBytes how much may be held in memory, whatever the lag
 * @param bufferRecords how many events of one partition may be held in memory
 */
public record ConsumerSettings(
    StartPosition start,
    OptionalInt threads,
    Duration closeTimeout,
    long bufferBytes,
    int bufferRecords) {}
