/** The testkit's samples of the events of Open edX. */
@NullMarked
package org.openedx.eventbus.it.samples;

import org.jspecify.annotations.NullMarked;
