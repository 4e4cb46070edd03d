/**
 * Parked keys and redriven events of a group, known from its dead-letter topic and kept up to date
 * while a consumer runs.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.parking;

import org.jspecify.annotations.NullMarked;
