/** Events within one process, for tests and small tools: {@link LocalEventBus}. */
@NullMarked
package org.openedx.eventbus.local;

import org.jspecify.annotations.NullMarked;
