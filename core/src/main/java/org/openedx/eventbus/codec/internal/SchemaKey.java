package org.openedx.eventbus.codec.internal;

import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.SchemaId;

/**
 * Schema id in the events of one type on one topic.
 *
 * @param topic full name of the topic
 * @param name the event type
 */
record SchemaKey(String topic, EventName name, SchemaId id) {
  /** Returns a message about the id. */
  String message(String problem) {
    return name + ": schema id " + id + " " + problem;
  }
}
