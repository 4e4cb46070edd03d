/** The goals of the Maven plugin, prefix {@code eventbus}. They call the library in this module. */
@NullMarked
package org.openedx.eventbus.tools.maven;

import org.jspecify.annotations.NullMarked;
