/**
 * Judges contracts by their earlier versions: {@link org.openedx.eventbus.tools.breaking.Breaking}
 * all that histories know of, {@link org.openedx.eventbus.tools.breaking.Compare} any two schemas.
 * What changes and whom it breaks, {@code compat} says; what the decision records add to it, and
 * what a change demands, is here.
 */
@NullMarked
package org.openedx.eventbus.tools.breaking;

import org.jspecify.annotations.NullMarked;
