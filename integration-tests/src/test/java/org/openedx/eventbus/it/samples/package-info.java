/** Sample events of the testkit, for the events of Open edX. */
@NullMarked
package org.openedx.eventbus.it.samples;

import org.jspecify.annotations.NullMarked;
