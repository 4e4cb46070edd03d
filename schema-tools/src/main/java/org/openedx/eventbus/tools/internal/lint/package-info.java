/**
 * Lint: checks the current contracts. {@link org.openedx.eventbus.tools.internal.lint.Linter} reads
 * them and runs all checks. A {@code FileCheck} examines one contract, a {@code ContractSetCheck}
 * all contracts and released versions. Each check implements the rules of one topic. No check
 * requires a valid contract, so that one mistake does not hide others.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.lint;

import org.jspecify.annotations.NullMarked;
