/**
 * Kafka and a schema registry in containers instead of the embedded ones, with {@code
 * -Dit.infra=containers}.
 */
package org.openedx.eventbus.it.containers;
