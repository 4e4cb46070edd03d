/**
 * Checks contracts for breaking changes. {@link
 * org.openedx.eventbus.tools.internal.breaking.BreakingCheck} compares contracts with all versions
 * in a set of histories; {@link org.openedx.eventbus.tools.internal.breaking.SchemaComparison}
 * compares any two schemas. Package {@code compat} finds the incompatibilities. This package adds
 * the policies of the decision records, and notes on the consequences of a change.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.breaking;

import org.jspecify.annotations.NullMarked;
