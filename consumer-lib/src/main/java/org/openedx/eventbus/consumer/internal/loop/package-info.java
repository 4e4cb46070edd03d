/**
 * The thread that owns the Kafka consumer: polling, rebalances, commits, back pressure and health.
 * Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.loop;

import org.jspecify.annotations.NullMarked;
