/**
 * The model: what an event is ({@link Event}, {@link EventMetadata}), what its type is ({@link
 * EventType}, {@link EventName}), and who sends and handles it ({@link EventProducer}, {@link
 * EventHandler}). Knows nothing of Kafka or a registry.
 */
@NullMarked
package org.openedx.eventbus.event;

import org.jspecify.annotations.NullMarked;
import org.openedx.eventbus.handler.EventHandler;
