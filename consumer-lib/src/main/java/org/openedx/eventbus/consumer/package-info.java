/**
 * Subscribes handlers to events: {@link EventConsumer}. One thread owns the Kafka consumer and all
 * state of partitions ({@code PollLoop}); workers decode, run handlers and hand back completions
 * stamped with the assignment they belong to.
 */
@NullMarked
package org.openedx.eventbus.consumer;

import org.jspecify.annotations.NullMarked;
