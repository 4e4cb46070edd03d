/**
 * Internal: helpers that the local bus, filters and plugins share. Not part of the public API; may
 * change in any version.
 */
@NullMarked
package org.openedx.eventbus.hooks.internal;

import org.jspecify.annotations.NullMarked;
