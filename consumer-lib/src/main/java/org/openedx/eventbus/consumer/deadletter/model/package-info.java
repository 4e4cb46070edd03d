/**
 * Content of a group's dead-letter topic, as values: a {@link
 * org.openedx.eventbus.consumer.deadletter.model.DeadLetter} and the {@link
 * org.openedx.eventbus.consumer.deadletter.model.Resolution} of one.
 */
@NullMarked
package org.openedx.eventbus.consumer.deadletter.model;

import org.jspecify.annotations.NullMarked;
