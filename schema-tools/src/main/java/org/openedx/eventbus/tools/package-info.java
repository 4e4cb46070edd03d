/**
 * Tools for owners of contracts.
 *
 * <ul>
 *   <li>{@code contract} parses contracts; {@code generate} generates Java from them.
 *   <li>{@code scaffold} creates contracts, raises their versions and releases them.
 *   <li>{@code lint} checks contracts; {@code breaking} compares them with earlier versions, which
 *       {@code history} reads and {@code compat} compares.
 *   <li>{@code rules} selects rules and their severity; {@code report} formats findings.
 *   <li>{@code desired} brings a schema registry to the state that contracts need.
 *   <li>{@code catalog} and {@code asyncapi} document contracts.
 *   <li>{@code maven} has the goals of the Maven plugin.
 * </ul>
 */
@NullMarked
package org.openedx.eventbus.tools;

import org.jspecify.annotations.NullMarked;
