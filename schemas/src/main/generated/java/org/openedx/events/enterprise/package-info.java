// Generated from contracts: do not edit, but run ./eventbus schema generate
/** Events: {@link EnterpriseEvents} has their types. */
@NullMarked
package org.openedx.events.enterprise;

import org.jspecify.annotations.NullMarked;
