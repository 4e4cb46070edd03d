/**
 * Handlers and how they are registered: the code that processes events, its name, its failure
 * policy, and {@link org.openedx.eventbus.handler.HandlerRegistry}, the one interface through which
 * consumers, the local bus, plugins and the test bus take handlers. Stable.
 */
@NullMarked
package org.openedx.eventbus.handler;

import org.jspecify.annotations.NullMarked;
