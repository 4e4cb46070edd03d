/** Helpers of several packages. */
@NullMarked
package org.openedx.eventbus.tools.internal;

import org.jspecify.annotations.NullMarked;
