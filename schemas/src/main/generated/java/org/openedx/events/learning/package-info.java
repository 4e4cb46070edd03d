// Generated from contracts: do not edit, but run ./eventbus schema generate
/** Events: {@link LearningEvents} has their types. */
@NullMarked
package org.openedx.events.learning;

import org.jspecify.annotations.NullMarked;
