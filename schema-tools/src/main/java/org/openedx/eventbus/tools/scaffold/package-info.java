/**
 * Creates, changes and releases contracts: {@link org.openedx.eventbus.tools.scaffold.Scaffold}
 * creates contracts and increases their versions, {@link
 * org.openedx.eventbus.tools.scaffold.Release} releases them.
 */
@NullMarked
package org.openedx.eventbus.tools.scaffold;

import org.jspecify.annotations.NullMarked;
