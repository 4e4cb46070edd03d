/**
 * What happens to each record between being read and being committed: the order of keys, retries,
 * dead letters, the breaker, what is held back. Pure: it has no thread, no clock and does no I/O;
 * whoever drives it brings records, completions and the time, and does what it asks for. Internal:
 * no part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.engine;

import org.jspecify.annotations.NullMarked;
