// Generated from contracts by ./eventbus schema generate. Do not edit.
/** Payloads of events. {@link EnterpriseEvents} has the event types. */
@NullMarked
package org.openedx.events.enterprise;

import org.jspecify.annotations.NullMarked;
