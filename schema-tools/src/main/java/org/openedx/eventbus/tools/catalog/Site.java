package org.openedx.eventbus.tools.catalog;

import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.generate.GeneratorOptions;

/**
 * What all pages of events share.
 *
 * @param levels the compatibility level of each event type
 * @param java how Java is generated, for the examples
 */
record Site(
    Inventory inventory,
    Changes changes,
    Function<EventName, Compatibility> levels,
    GeneratorOptions java) {}
