/**
 * Goals of the Maven plugin, prefix {@code eventbus}. Each calls the library {@code schema-tools}.
 */
@NullMarked
package org.openedx.eventbus.maven;

import org.jspecify.annotations.NullMarked;
