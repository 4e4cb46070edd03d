/** The Maven plugin, goal prefix {@code eventbus}: a thin layer over the library beside it. */
@NullMarked
package org.openedx.eventbus.tools.maven;

import org.jspecify.annotations.NullMarked;
