/**
 * Subscribes handlers to events: {@link org.openedx.eventbus.consumer.EventConsumer}. Health and
 * listeners are in {@code monitoring}, dead letters in {@code deadletter}, resets of offsets in
 * {@code replay}.
 */
@NullMarked
package org.openedx.eventbus.consumer;

import org.jspecify.annotations.NullMarked;
