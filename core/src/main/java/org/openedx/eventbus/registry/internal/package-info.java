/**
 * Internal: caching of registry answers for the codec and the producer. Not part of the public API;
 * may change in any version.
 */
@NullMarked
package org.openedx.eventbus.registry.internal;

import org.jspecify.annotations.NullMarked;
