package org.openedx.eventbus.registry;

/**
 * The schema behind an id.
 *
 * @param text an Avro schema that parses
 * @param verified false when the registry did not answer and the text was remembered on disk
 */
public record SchemaText(String text, boolean verified) {}
