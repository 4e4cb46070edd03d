package org.openedx.eventbus.config;

import java.time.Duration;

/**
 * When a handler's failures count as its own and not its events': it gets no events for a while
 * then, instead of filling the dead letters with them.
 *
 * @param keys events of how many keys must fail, one after the other, with one class of exception;
 *     0 never stops a handler
 * @param within how close together these failures lie
 * @param pause how long the handler gets nothing, before it is tried with one event
 */
public record BreakerSettings(int keys, Duration within, Duration pause) {}
