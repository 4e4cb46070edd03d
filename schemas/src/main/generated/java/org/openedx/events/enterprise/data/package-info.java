// Generated from contracts: do not edit, but run ./eventbus schema generate
/** Data that events carry. */
@NullMarked
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.NullMarked;
