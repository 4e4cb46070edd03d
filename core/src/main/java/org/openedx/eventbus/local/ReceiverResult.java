package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of an event at one receiver.
 *
 * @param receiver its name
 * @param took how long it ran
 * @param failure what it threw, if it threw anything
 */
public record ReceiverResult(String receiver, Duration took, Optional<Throwable> failure) {}
