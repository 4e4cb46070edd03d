package org.openedx.eventbus.producer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.openedx.eventbus.codec.WireFrame;

/**
 * Queue of the records of one topic that cannot be sent yet. Event types share the order of their
 * topic: a queued record holds back later records with the same key, of any type, and no others.
 * Confined to the sender thread.
 */
final class TopicQueue {
  final PartitionGate gate = new PartitionGate();
  private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
  private final Set<ByteBuffer> held = new HashSet<>();
  private boolean offering;

  /** Returns whether no queued record has the same key. */
  boolean mayPass(Outgoing outgoing) {
    return waiting.isEmpty() || outgoing.key == null || !held.contains(keyOf(outgoing.key));
  }

  void add(Outgoing outgoing) {
    waiting.add(outgoing);
    if (outgoing.key != null) {
      held.add(keyOf(outgoing.key));
    }
  }

  /** Returns the key without its frame: schema ids differ per type, or are not known yet. */
  private static ByteBuffer keyOf(byte[] key) {
    return ByteBuffer.wrap(key, WireFrame.HEADER_SIZE, key.length - WireFrame.HEADER_SIZE);
  }

  boolean contains(Predicate<Outgoing> which) {
    return waiting.stream().anyMatch(which);
  }

  /** Returns whether the oldest record has reached its deadline. */
  boolean expired(long nowNanos) {
    Outgoing oldest = waiting.peek();
    return oldest != null && oldest.expired(nowNanos);
  }

  /** Removes the matching records and returns them in order. */
  List<Outgoing> remove(Predicate<Outgoing> which) {
    List<Outgoing> removed = new ArrayList<>();
    offer(
        each -> {
          boolean goes = which.test(each);
          if (goes) {
            removed.add(each);
          }
          return goes;
        },
        false);
    return removed;
  }

  /** Returns true for the first call before the next offer, if any record is queued. */
  boolean beginOffering() {
    boolean begun = !offering && !waiting.isEmpty();
    offering |= begun;
    return begun;
  }

  /** Offers, in order, each record that is not held back. A declined record keeps its position. */
  void offer(Predicate<Outgoing> taken) {
    offering = false;
    offer(taken, true);
  }

  private void offer(Predicate<Outgoing> taken, boolean inOrder) {
    List<Outgoing> all = List.copyOf(waiting);
    waiting.clear();
    held.clear();
    for (Outgoing each : all) {
      if ((inOrder && !mayPass(each)) || !taken.test(each)) {
        add(each);
      }
    }
  }
}
