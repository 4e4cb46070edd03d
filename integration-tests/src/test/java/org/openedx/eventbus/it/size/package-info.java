/** Cost of hostile records, schemas and registry answers in relation to their size. */
@NullMarked
package org.openedx.eventbus.it.size;

import org.jspecify.annotations.NullMarked;
