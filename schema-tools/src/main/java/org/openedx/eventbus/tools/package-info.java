/**
 * Tools for the owners of contracts:
 *
 * <ul>
 *   <li>{@code contract} reads contracts, {@code scaffold} creates, changes and releases them.
 *   <li>{@code generate} writes Java code for them.
 *   <li>{@code check} runs the checks of contracts, by the rules file that {@code rules} reads, and
 *       against the earlier versions that {@code history} describes.
 *   <li>{@code finding} contains the results, which {@code report} writes.
 *   <li>{@code registry} plans and applies the registration of contracts in a schema registry.
 *   <li>{@code catalog} and {@code asyncapi} document contracts.
 * </ul>
 *
 * <p>For example, {@code SchemaChecks.of(List.of(CheckedModule.at(directory)), directory,
 * LocalDate.now()).lint()} checks the contracts of a module.
 */
@NullMarked
package org.openedx.eventbus.tools;

import org.jspecify.annotations.NullMarked;
