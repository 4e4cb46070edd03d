/**
 * Configuration from a file and the environment: {@link EventBusConfig}. {@link Setting} is the one
 * table of names. Depends on {@code registry}, whose settings it reads, and on {@code event}.
 */
@NullMarked
package org.openedx.eventbus.config;

import org.jspecify.annotations.NullMarked;
