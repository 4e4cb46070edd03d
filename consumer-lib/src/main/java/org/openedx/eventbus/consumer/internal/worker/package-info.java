/** Threads that decode events and run handlers. Internal: not part of the library's API. */
@NullMarked
package org.openedx.eventbus.consumer.internal.worker;

import org.jspecify.annotations.NullMarked;
