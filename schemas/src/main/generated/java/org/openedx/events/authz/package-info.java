// Generated from contracts by ./eventbus schema generate. Do not edit.
/** Payloads of events. {@link AuthzEvents} has the event types. */
@NullMarked
package org.openedx.events.authz;

import org.jspecify.annotations.NullMarked;
