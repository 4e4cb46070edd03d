/**
 * Brings a schema registry to the state that contracts need. {@link
 * org.openedx.eventbus.tools.registry.DesiredState} is computed from contracts. A {@link
 * org.openedx.eventbus.tools.registry.RegistryPlan} lists the missing subjects, versions and
 * levels, and applies them. {@link org.openedx.eventbus.tools.registry.RegistryCheck} compares
 * contracts with all registered versions and changes nothing.
 */
@NullMarked
package org.openedx.eventbus.tools.registry;

import org.jspecify.annotations.NullMarked;
