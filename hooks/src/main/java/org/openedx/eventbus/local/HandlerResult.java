package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.Optional;

/**
 * Result of one handler for one event.
 *
 * @param handler the handler's name
 * @param took how long it ran
 * @param failure what it threw; empty if it returned
 */
public record HandlerResult(String handler, Duration took, Optional<Throwable> failure) {}
