/**
 * Root of the exceptions: {@link org.openedx.eventbus.EventBusException} and its transient kind.
 * Everything else is in the packages below.
 */
@NullMarked
package org.openedx.eventbus;

import org.jspecify.annotations.NullMarked;
