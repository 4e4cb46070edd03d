package org.openedx.eventbus.tools.catalog;

import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.generate.GeneratorOptions;

/**
 * Context shared by the pages of all event types.
 *
 * @param levels returns the compatibility level of an event type
 * @param java the generator options used in the Java examples
 */
record Site(
    Inventory inventory,
    Changes changes,
    Function<EventName, Compatibility> levels,
    GeneratorOptions java) {}
