/**
 * What the broker knows about the topics that a consumer reads. Internal: not part of the library's
 * API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.topics;

import org.jspecify.annotations.NullMarked;
