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
 * The events of all types that wait for one topic. Types share their topic's order: what waits
 * holds back later events of its key, whatever their type, and no others. Touched by the sender
 * thread alone.
 */
final class TopicQueue {
  final PartitionGate gate = new PartitionGate();
  private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
  private final Set<ByteBuffer> held = new HashSet<>();
  private boolean offering;

  /** Whether nothing that waits has the key of this one. */
  boolean mayPass(Outgoing outgoing) {
    return waiting.isEmpty() || outgoing.key == null || !held.contains(keyOf(outgoing.key));
  }

  void add(Outgoing outgoing) {
    waiting.add(outgoing);
    if (outgoing.key != null) {
      held.add(keyOf(outgoing.key));
    }
  }

  /** Without the frame: ids differ from type to type, or are not known yet. */
  private static ByteBuffer keyOf(byte[] key) {
    return ByteBuffer.wrap(key, WireFrame.HEADER_SIZE, key.length - WireFrame.HEADER_SIZE);
  }

  boolean contains(Predicate<Outgoing> which) {
    return waiting.stream().anyMatch(which);
  }

  /** Whether the one that waits longest has reached its deadline. */
  boolean expired(long nowNanos) {
    Outgoing oldest = waiting.peek();
    return oldest != null && oldest.expired(nowNanos);
  }

  /** Takes out what matches, in order. */
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

  /** True for the first caller before the next offer, if anything waits. */
  boolean beginOffering() {
    boolean begun = !offering && !waiting.isEmpty();
    offering |= begun;
    return begun;
  }

  /** Offers each that is not held back, in order; what is declined stays where it was. */
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
