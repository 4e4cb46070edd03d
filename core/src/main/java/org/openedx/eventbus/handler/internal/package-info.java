/**
 * Internal: how exceptions of handlers and of other foreign code are logged. Not part of the public
 * API; may change in any version.
 */
@NullMarked
package org.openedx.eventbus.handler.internal;

import org.jspecify.annotations.NullMarked;
