package org.openedx.eventbus.plugin;

import java.util.Optional;

/**
 * What there is to say of a plugin.
 *
 * @param id its id
 * @param version its own version
 * @param source its jar, or the class path
 * @param failure why it cannot be run, when it cannot
 * @param health how it says it is; nothing unless it is started
 */
public record PluginStatus(
    String id,
    String version,
    String source,
    PluginState state,
    Optional<String> failure,
    Optional<PluginHealth> health) {}
