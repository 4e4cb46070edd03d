/**
 * Events within one process: {@link LocalEventBus} gives what is sent to handlers at once, on its
 * way to Kafka or without it. Depends on {@code plugin} for handlers that are not wired in code.
 */
@NullMarked
package org.openedx.eventbus.local;

import org.jspecify.annotations.NullMarked;
