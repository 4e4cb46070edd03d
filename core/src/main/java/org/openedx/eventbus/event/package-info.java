/**
 * Model of events: an {@link Event} has metadata ({@link EventMetadata}), a type ({@link
 * EventType}, {@link EventName}) and a payload. {@link EventProducer} sends events, an {@link
 * EventHandler} processes them. Independent of Kafka and of the schema registry.
 */
@NullMarked
package org.openedx.eventbus.event;

import org.jspecify.annotations.NullMarked;
import org.openedx.eventbus.handler.EventHandler;
