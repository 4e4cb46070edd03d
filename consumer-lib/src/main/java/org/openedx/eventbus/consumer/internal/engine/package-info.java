/**
 * Scheduling of events between the read of a record and the commit of its offset: order per key,
 * retries, dead letters, circuit breakers, blocked partitions and parked keys.
 *
 * <p>The code is pure: it has no thread and no clock and does no I/O. Its driver passes in records,
 * results of handlers and the time, and executes what the {@link
 * org.openedx.eventbus.consumer.internal.engine.Engine} hands out. In production the driver is the
 * poll loop; in tests it is a simulation with virtual time.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.engine;

import org.jspecify.annotations.NullMarked;
