package org.openedx.eventbus.config;

import java.time.Duration;

/**
 * How a producer behaves.
 *
 * @param bufferBytes how much may wait for the broker before {@code send} fails
 * @param deliveryTimeout how long an event may wait before its sending fails
 * @param closeTimeout how long closing waits for what is under way; zero gives up at once
 */
public record ProducerSettings(
    long bufferBytes, Duration deliveryTimeout, Duration closeTimeout, Partitioning partitioning) {}
