/**
 * What of a partition is handled: the offsets that are unfinished, and the text by which a commit
 * remembers what was finished beyond it. Pure, without threads or I/O. Internal: no part of the
 * library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.offsets;

import org.jspecify.annotations.NullMarked;
