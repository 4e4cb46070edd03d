/**
 * Reset of a group's offsets, so that it processes events again or skips them: {@link
 * org.openedx.eventbus.consumer.replay.Replay}.
 */
@NullMarked
package org.openedx.eventbus.consumer.replay;

import org.jspecify.annotations.NullMarked;
