package org.openedx.eventbus.consumer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker hands back: how far it came with the records it was given.
 *
 * @param assignment whose records they were; the poll loop ignores it when it is no longer current
 * @param done the records whose handlers have all returned, in order
 * @param undone the rest, in order, the failed one first
 * @param failure what the first of {@code undone} ran into; null when it was just not begun
 */
record Turn(
    Assignment assignment, List<Work> done, List<Work> undone, @Nullable Throwable failure) {}
