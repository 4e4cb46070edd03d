// Generated from contracts: do not edit, but run ./eventbus schema generate
/** Events: {@link AnalyticsEvents} has their types. */
@NullMarked
package org.openedx.events.analytics;

import org.jspecify.annotations.NullMarked;
