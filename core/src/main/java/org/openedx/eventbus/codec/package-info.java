/**
 * Encoding of events as Kafka records: frame (magic byte and schema id), headers and key. {@link
 * EventSerializer} and {@link EventDeserializer} are for plain Kafka clients, Kafka Streams and
 * Spring Kafka.
 */
@NullMarked
package org.openedx.eventbus.codec;

import org.jspecify.annotations.NullMarked;
