/**
 * Reads earlier versions of contracts from a git revision, a directory, the released files or a
 * schema registry. {@link org.openedx.eventbus.tools.internal.history.HistorySources} opens a
 * source; {@link org.openedx.eventbus.tools.internal.history.History} reads its versions.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.history;

import org.jspecify.annotations.NullMarked;
