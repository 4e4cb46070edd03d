/**
 * Dead letters: what becomes of events that a group could not handle, how they are written and
 * read, and how they are given back to their handlers.
 */
@NullMarked
package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.NullMarked;
