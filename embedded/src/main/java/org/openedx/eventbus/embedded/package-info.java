/**
 * A real Kafka broker and a real schema registry, for tests and for development on one machine.
 *
 * <p>{@link org.openedx.eventbus.embedded.EmbeddedBus} starts both side by side. {@link
 * org.openedx.eventbus.embedded.EmbeddedKafka} and {@link
 * org.openedx.eventbus.embedded.EmbeddedRegistry} are its halves, and can be stopped and started
 * again to see what an outage does. {@link org.openedx.eventbus.embedded.EmbeddedKafkaCluster} is
 * for what one broker cannot show: replication, and a node killed or frozen.
 *
 * <p>Everything listens on 127.0.0.1 only, without authentication; nothing here is for production.
 * All failures are {@link org.openedx.eventbus.embedded.EmbeddedException}s.
 */
@NullMarked
package org.openedx.eventbus.embedded;

import org.jspecify.annotations.NullMarked;
