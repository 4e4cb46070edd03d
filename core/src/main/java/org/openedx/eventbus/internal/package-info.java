/**
 * Internal: small helpers that several modules of this project share. Not part of the public API;
 * may change in any version. Depends on no other package.
 */
@NullMarked
package org.openedx.eventbus.internal;

import org.jspecify.annotations.NullMarked;
