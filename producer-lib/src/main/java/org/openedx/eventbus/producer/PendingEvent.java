package org.openedx.eventbus.producer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;

/**
 * In-flight event with one record per topic. Completes when every topic has stored its record,
 * fails when one of them fails.
 */
final class PendingEvent {
  private final EventMetadata metadata;
  private final CompletableFuture<SentEvent> future = new CompletableFuture<>();
  private final AtomicReferenceArray<Placement> placements;
  private final AtomicInteger missing;

  PendingEvent(EventMetadata metadata, int topics) {
    this.metadata = metadata;
    this.placements = new AtomicReferenceArray<>(topics);
    this.missing = new AtomicInteger(topics);
  }

  EventMetadata metadata() {
    return metadata;
  }

  CompletableFuture<SentEvent> future() {
    return future;
  }

  /** Adds the placement on one topic. Returns the sent event if this was the last topic. */
  Optional<SentEvent> stored(int index, Placement placement) {
    placements.set(index, placement);
    if (missing.decrementAndGet() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        new SentEvent(
            metadata,
            IntStream.range(0, placements.length()).mapToObj(placements::get).toList(),
            Optional.empty()));
  }
}
