/**
 * Handlers that are not registered in code: plugins, found in jars and on the class path, and
 * handlers whose classes the configuration names. A plugin implements {@link
 * org.openedx.eventbus.plugin.EventPlugin}; {@link org.openedx.eventbus.plugin.Plugins} loads and
 * runs plugins. Depends on {@code filter}, {@code hooks.internal} and on core.
 */
@NullMarked
package org.openedx.eventbus.plugin;

import org.jspecify.annotations.NullMarked;
