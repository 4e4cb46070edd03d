/** Commands that run a bus, and that send, read and handle events. */
@NullMarked
package org.openedx.eventbus.cli.bus;

import org.jspecify.annotations.NullMarked;
