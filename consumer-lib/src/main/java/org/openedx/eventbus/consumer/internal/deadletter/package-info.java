/**
 * Topics of a group and their records: reading and writing of dead letters, their resolutions and
 * redriven events, the Kafka clients for this, and the checks when a consumer starts.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.deadletter;

import org.jspecify.annotations.NullMarked;
