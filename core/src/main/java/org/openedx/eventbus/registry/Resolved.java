package org.openedx.eventbus.registry;

/**
 * The id of a schema under a subject.
 *
 * @param verified false when the registry did not answer and the id was remembered on disk: ask
 *     again soon, because the registry may have been replaced meanwhile
 */
public record Resolved(SchemaId id, boolean verified) {}
