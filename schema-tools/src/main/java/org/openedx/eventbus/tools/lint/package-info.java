/**
 * Lint: judges contracts as they are. {@link org.openedx.eventbus.tools.lint.Linter} reads them and
 * asks every check. A {@code FileCheck} looks at one contract, a {@code CorpusCheck} at all of them
 * and at what was released; each knows the few rules of one concern. None of them needs a contract
 * to be valid, so that one mistake hides no other.
 */
@NullMarked
package org.openedx.eventbus.tools.lint;

import org.jspecify.annotations.NullMarked;
