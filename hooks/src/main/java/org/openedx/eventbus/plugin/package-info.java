/**
 * Receivers that are not wired in code: plugins ({@link EventPlugin}), found in jars and on the
 * class path, and handlers named in the configuration. {@link Plugins} hosts both.
 */
@NullMarked
package org.openedx.eventbus.plugin;

import org.jspecify.annotations.NullMarked;
