/**
 * Tools for the owners of contracts:
 *
 * <ul>
 *   <li>{@code contract} reads contracts, {@code scaffold} creates, changes and releases them.
 *   <li>{@code generate} writes Java code for them.
 *   <li>{@code lint} checks them, {@code breaking} compares them with the earlier versions that
 *       {@code history} finds; {@code compat} compares two schemas.
 *   <li>{@code rules} reads the rules file, {@code report} writes the findings.
 *   <li>{@code desired} plans and applies their registration in a schema registry.
 *   <li>{@code catalog} and {@code asyncapi} document them.
 *   <li>{@code maven} contains the goals of the Maven plugin.
 * </ul>
 */
@NullMarked
package org.openedx.eventbus.tools;

import org.jspecify.annotations.NullMarked;
