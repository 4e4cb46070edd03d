/**
 * Parked keys of a group: which keys are parked, known from the group's dead-letter topic and kept
 * up to date while a consumer runs.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.parking;

import org.jspecify.annotations.NullMarked;
