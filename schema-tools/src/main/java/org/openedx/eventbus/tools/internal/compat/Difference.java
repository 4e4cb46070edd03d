package org.openedx.eventbus.tools.internal.compat;

/**
 * One difference between two versions of a schema.
 *
 * @param text the change as a phrase, for example {@code adds the field "user.nickname" (string,
 *     nullable)}
 * @param newer JSON pointer into the newer version; for a removed part, to the part that contained
 *     it
 * @param older JSON pointer into the older version; for an added part, to the part that contains it
 * @param dataClass simple name of the record inside the payload that differs; empty for the payload
 *     itself
 * @param removal whether a field was removed
 * @param optionalAddition whether a field was added that is nullable with the default null
 */
public record Difference(
    String text,
    String newer,
    String older,
    String dataClass,
    boolean removal,
    boolean optionalAddition) {}
