/**
 * Keys that are held back: which ones, known from the group's dead letters and kept up to date
 * while these are written and answered. Internal: no part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.parking;

import org.jspecify.annotations.NullMarked;
