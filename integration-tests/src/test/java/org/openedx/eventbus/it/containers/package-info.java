/**
 * The other lane: Kafka and a schema registry in containers, with {@code -Dit.infra=containers}.
 */
package org.openedx.eventbus.it.containers;
