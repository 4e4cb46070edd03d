/**
 * Earlier versions of contracts, from a git revision, a directory, the released files or a schema
 * registry. {@link org.openedx.eventbus.tools.history.History} reads them; {@link
 * org.openedx.eventbus.tools.history.HistorySpec} parses the description of a source.
 */
@NullMarked
package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.NullMarked;
