/** Internal: metadata of new events. Not part of the public API; may change in any version. */
@NullMarked
package org.openedx.eventbus.event.internal;

import org.jspecify.annotations.NullMarked;
