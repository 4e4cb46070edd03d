/**
 * Decides where reading of partitions begins and continues, without calls to Kafka's clients.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.positions;

import org.jspecify.annotations.NullMarked;
