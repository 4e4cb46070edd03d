/**
 * Earlier versions of contracts, wherever they are kept: {@link
 * org.openedx.eventbus.tools.history.History} reads them, {@link
 * org.openedx.eventbus.tools.history.HistorySpec} is how a command line names one.
 */
@NullMarked
package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.NullMarked;
