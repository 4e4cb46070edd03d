/**
 * Tools for those who own contracts. {@code contract} reads them, {@code generate} writes Java from
 * them, {@code maven} is the plugin around both.
 */
@NullMarked
package org.openedx.eventbus.tools;

import org.jspecify.annotations.NullMarked;
