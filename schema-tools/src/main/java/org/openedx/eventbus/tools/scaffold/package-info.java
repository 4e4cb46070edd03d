/**
 * Writes contracts so that nobody has to copy one by hand: {@link
 * org.openedx.eventbus.tools.scaffold.Scaffold} begins and raises them, {@link
 * org.openedx.eventbus.tools.scaffold.Release} freezes what goes out.
 */
@NullMarked
package org.openedx.eventbus.tools.scaffold;

import org.jspecify.annotations.NullMarked;
