/** Earlier versions of contracts, wherever they are kept. */
@NullMarked
package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.NullMarked;
