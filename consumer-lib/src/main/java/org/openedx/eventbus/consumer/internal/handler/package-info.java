/**
 * Handlers as they were registered: their policies, pauses and routing. Internal: not part of the
 * library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.handler;

import org.jspecify.annotations.NullMarked;
