/**
 * Sources of earlier versions of contracts. {@link org.openedx.eventbus.tools.history.HistorySpec}
 * parses the description of a source, for example {@code git:v1.4.0}.
 */
@NullMarked
package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.NullMarked;
