/**
 * Exports contracts to AsyncAPI 3. {@link org.openedx.eventbus.tools.asyncapi.AsyncApi} writes one
 * document with all event types, topics and headers.
 */
@NullMarked
package org.openedx.eventbus.tools.asyncapi;

import org.jspecify.annotations.NullMarked;
