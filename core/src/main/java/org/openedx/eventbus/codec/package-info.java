/**
 * Events as Kafka records: the frame (magic byte and schema id), the headers, the key, and {@link
 * EventSerializer}/{@link EventDeserializer} for those who use plain Kafka clients, Kafka Streams
 * or Spring Kafka.
 */
@NullMarked
package org.openedx.eventbus.codec;

import org.jspecify.annotations.NullMarked;
