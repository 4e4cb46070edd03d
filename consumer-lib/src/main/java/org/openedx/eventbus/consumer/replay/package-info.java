/** Moves a group to another place in its topics: {@link Replay}. */
@NullMarked
package org.openedx.eventbus.consumer.replay;

import org.jspecify.annotations.NullMarked;
