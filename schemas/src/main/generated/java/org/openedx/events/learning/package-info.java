// Generated from contracts by ./eventbus schema generate. Do not edit.
/** Payloads of events. {@link LearningEvents} has the event types. */
@NullMarked
package org.openedx.events.learning;

import org.jspecify.annotations.NullMarked;
