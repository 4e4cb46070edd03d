/**
 * The local bus: {@link org.openedx.eventbus.local.LocalEventBus} calls handlers in the process
 * that sends an event, before the event is sent to Kafka or instead of it. Depends on {@code
 * hooks.internal} and on core.
 */
@NullMarked
package org.openedx.eventbus.local;

import org.jspecify.annotations.NullMarked;
