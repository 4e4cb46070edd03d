/** Reports to the log and to the consumer's listener. Internal: not part of the library's API. */
@NullMarked
package org.openedx.eventbus.consumer.internal.monitoring;

import org.jspecify.annotations.NullMarked;
