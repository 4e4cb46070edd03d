/** The root of the library's errors; everything else is in the packages below. */
@NullMarked
package org.openedx.eventbus;

import org.jspecify.annotations.NullMarked;
