/**
 * Handlers and their registration: the code that processes events, its name and its failure policy.
 * {@link org.openedx.eventbus.handler.HandlerRegistry} is the interface through which consumers,
 * the local bus, plugins and the test bus accept handlers. Stable.
 */
@NullMarked
package org.openedx.eventbus.handler;

import org.jspecify.annotations.NullMarked;
