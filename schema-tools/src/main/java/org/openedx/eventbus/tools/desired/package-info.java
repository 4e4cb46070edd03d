/**
 * What a schema registry should hold, and how to bring it there. {@link
 * org.openedx.eventbus.tools.desired.DesiredState} is made of contracts; a {@link
 * org.openedx.eventbus.tools.desired.RegistryPlan} says what is missing in a registry and adds it;
 * {@link org.openedx.eventbus.tools.desired.RegistryCheck} compares without changing anything.
 */
@NullMarked
package org.openedx.eventbus.tools.desired;

import org.jspecify.annotations.NullMarked;
