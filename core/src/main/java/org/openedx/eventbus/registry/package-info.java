/**
 * The schema registry: {@link SchemaRegistry} is the port, {@link SchemaRegistry#http} speaks the
 * API of Confluent's registry, which Apicurio, Karapace and others speak too. {@link
 * RegistryUnavailableException} is what may pass by itself; every other {@link RegistryException}
 * is final. Depends on {@code avro} and {@code event} alone.
 */
@NullMarked
package org.openedx.eventbus.registry;

import org.jspecify.annotations.NullMarked;
