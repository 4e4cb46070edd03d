/** Helpers shared by the modules of this project. Not for users. */
@NullMarked
package org.openedx.eventbus.internal;

import org.jspecify.annotations.NullMarked;
