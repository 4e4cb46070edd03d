/**
 * Dead letters of a group for operators: {@link
 * org.openedx.eventbus.consumer.deadletter.DeadLetters} lists, shows, redrives, discards and
 * truncates them.
 */
@NullMarked
package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.NullMarked;
