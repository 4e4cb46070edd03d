// Generated from contracts: do not edit, but run ./eventbus schema generate
/** Events: {@link AuthzEvents} has their types. */
@NullMarked
package org.openedx.events.authz;

import org.jspecify.annotations.NullMarked;
