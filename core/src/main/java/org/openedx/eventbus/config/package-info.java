/**
 * Configuration from a file and environment variables: {@link EventBusConfig}. Each module declares
 * its settings in a {@link SettingsSection}. Depends on {@code registry}, whose settings it reads,
 * and on {@code event}.
 */
@NullMarked
package org.openedx.eventbus.config;

import org.jspecify.annotations.NullMarked;
