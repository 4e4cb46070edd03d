/**
 * The bus against everybody else: Open edX's Python, Confluent's serializers, plain Kafka clients,
 * and registries that others have written to before.
 */
package org.openedx.eventbus.it.interop;
