// Generated from contracts by ./eventbus schema generate. Do not edit.
/** Data classes of the payloads. */
@NullMarked
package org.openedx.events.analytics.data;

import org.jspecify.annotations.NullMarked;
