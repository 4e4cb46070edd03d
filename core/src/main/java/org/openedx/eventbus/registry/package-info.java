/**
 * Schema registry. {@link SchemaRegistry} is the interface, {@link SchemaRegistry#http} a client of
 * Confluent's REST API, which Apicurio, Karapace and others also implement. A {@link
 * RegistryUnavailableException} is transient, a {@link RegistryRejectedException} permanent.
 * Depends on {@code avro} and {@code event} only.
 */
@NullMarked
package org.openedx.eventbus.registry;

import org.jspecify.annotations.NullMarked;
