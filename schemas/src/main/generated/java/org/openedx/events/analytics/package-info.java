// Generated from contracts by ./eventbus schema generate. Do not edit.
/** Payloads of events. {@link AnalyticsEvents} has the event types. */
@NullMarked
package org.openedx.events.analytics;

import org.jspecify.annotations.NullMarked;
