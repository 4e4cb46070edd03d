/**
 * Real Kafka broker and real schema registry, for tests and for development on one machine.
 *
 * <ul>
 *   <li>{@link org.openedx.eventbus.embedded.EmbeddedBus} starts a broker and a registry.
 *   <li>{@link org.openedx.eventbus.embedded.EmbeddedKafka} and {@link
 *       org.openedx.eventbus.embedded.EmbeddedRegistry} are its parts, and can be stopped and
 *       restarted to simulate an outage.
 *   <li>{@link org.openedx.eventbus.embedded.EmbeddedKafkaCluster} is for tests that need several
 *       brokers: replication, and a broker that is killed or paused.
 * </ul>
 *
 * <p>Everything listens on 127.0.0.1 only and without authentication. Not for production. All
 * failures are {@link org.openedx.eventbus.embedded.EmbeddedException}s.
 */
@NullMarked
package org.openedx.eventbus.embedded;

import org.jspecify.annotations.NullMarked;
