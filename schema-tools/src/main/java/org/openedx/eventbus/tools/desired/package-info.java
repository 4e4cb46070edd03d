/**
 * Brings a schema registry to the state that contracts need. {@link
 * org.openedx.eventbus.tools.desired.DesiredState} is computed from contracts. A {@link
 * org.openedx.eventbus.tools.desired.RegistryPlan} lists the missing subjects, versions and levels,
 * and applies them. {@link org.openedx.eventbus.tools.desired.RegistryCheck} compares contracts
 * with all registered versions and changes nothing.
 */
@NullMarked
package org.openedx.eventbus.tools.desired;

import org.jspecify.annotations.NullMarked;
