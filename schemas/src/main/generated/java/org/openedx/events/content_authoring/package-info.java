// Generated from contracts: do not edit, but run ./eventbus schema generate
/** Events: {@link ContentAuthoringEvents} has their types. */
@NullMarked
package org.openedx.events.content_authoring;

import org.jspecify.annotations.NullMarked;
