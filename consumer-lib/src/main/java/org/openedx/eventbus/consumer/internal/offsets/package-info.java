/**
 * Completed offsets of a partition: tracking of those that are not completed yet, and encoding of
 * those beyond the committed offset into the commit's metadata.
 *
 * <p>The code is pure: it has no thread and does no I/O. Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.offsets;

import org.jspecify.annotations.NullMarked;
