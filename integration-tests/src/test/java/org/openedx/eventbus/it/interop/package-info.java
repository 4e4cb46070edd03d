/**
 * Interoperability with other clients: Open edX's Python, Confluent's serializers, plain Kafka
 * clients, and registries with schemas of other clients.
 */
package org.openedx.eventbus.it.interop;
