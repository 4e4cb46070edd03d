/**
 * Dead-letter topic of a group and its records: reading and writing of dead letters and their
 * resolutions, the Kafka clients for this, and the checks when a consumer starts.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.deadletter;

import org.jspecify.annotations.NullMarked;
