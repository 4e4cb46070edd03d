// Generated from contracts by ./eventbus schema generate. Do not edit.
/** Payloads of events. {@link ContentAuthoringEvents} has the event types. */
@NullMarked
package org.openedx.events.content_authoring;

import org.jspecify.annotations.NullMarked;
