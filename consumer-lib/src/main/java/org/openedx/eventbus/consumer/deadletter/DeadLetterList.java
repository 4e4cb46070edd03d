package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;

/**
 * Dead letters of a group, each list ordered by ID.
 *
 * @param open dead letters that can be redriven or discarded
 * @param redriven dead letters whose event is being redriven, and was not handled until now
 * @param resolved dead letters that were handled or discarded, or whose event failed again after a
 *     redrive; only in {@link DeadLetters#history}
 * @param unrecognized positions of records that are neither dead letters of this group nor
 *     resolutions; they are ignored
 */
public record DeadLetterList(
    List<DeadLetter> open,
    List<Resolved> redriven,
    List<Resolved> resolved,
    List<DeadLetterId> unrecognized) {
  /**
   * Creates a list; the given lists are copied.
   *
   * @param open dead letters that can be redriven or discarded
   * @param redriven dead letters whose event is being redriven
   * @param resolved dead letters that need nothing any more
   * @param unrecognized positions of records that are ignored
   */
  public DeadLetterList {
    open = List.copyOf(open);
    redriven = List.copyOf(redriven);
    resolved = List.copyOf(resolved);
    unrecognized = List.copyOf(unrecognized);
  }

  /**
   * A dead letter with its resolutions.
   *
   * @param deadLetter the dead letter
   * @param resolutions in the order in which they were written; for example REDRIVEN, and HANDLED
   *     once its handler has handled it; only REDRIVEN if its event failed again
   */
  public record Resolved(DeadLetter deadLetter, List<Resolution> resolutions) {
    /**
     * Creates a resolved dead letter; the list is copied.
     *
     * @param deadLetter the dead letter
     * @param resolutions its resolutions in the order in which they were written
     */
    public Resolved {
      resolutions = List.copyOf(resolutions);
    }

    /** Returns whether the last resolution is a redrive, so that its event is in progress. */
    private boolean isRedriven() {
      return !resolutions.isEmpty()
          && resolutions.get(resolutions.size() - 1).kind() == Resolution.Kind.REDRIVEN;
    }

    private Resolved with(Resolution next) {
      return new Resolved(
          deadLetter, Stream.concat(resolutions.stream(), Stream.of(next)).toList());
    }
  }

  /** {@return the open dead letters and those that are being redriven, ordered by ID} */
  public List<DeadLetter> unresolved() {
    return Stream.concat(open.stream(), redriven.stream().map(Resolved::deadLetter))
        .sorted(Comparator.comparing(DeadLetter::id))
        .toList();
  }

  /** Returns the list with only those dead letters that match a filter. */
  DeadLetterList only(DeadLetterFilter filter) {
    return new DeadLetterList(
        open.stream().filter(filter).toList(),
        redriven.stream().filter(each -> filter.test(each.deadLetter())).toList(),
        resolved.stream().filter(each -> filter.test(each.deadLetter())).toList(),
        unrecognized);
  }

  /** Builds the list from the records of the topic. Does not keep payloads. */
  static final class Builder {
    private final boolean withResolved;
    private final Map<DeadLetterId, Resolved> unresolved = new TreeMap<>();
    private final Map<DeadLetterId, Resolved> resolved = new TreeMap<>();
    private final List<DeadLetterId> unrecognized = new ArrayList<>();

    /**
     * Creates an empty list.
     *
     * @param withResolved whether to keep resolved dead letters
     */
    Builder(boolean withResolved) {
      this.withResolved = withResolved;
    }

    /** Adds a record; those of one partition in their order. */
    void add(DeadLetterRecord record) {
      if (record instanceof DeadLetterRecord.Written written) {
        unresolved.put(record.id(), new Resolved(written.deadLetter(), List.of()));
        written.replaced().ifPresent(id -> close(id, DeadLetterSummary.of(written.deadLetter())));
      } else if (record instanceof DeadLetterRecord.Resolved resolution) {
        resolve(resolution.deadLetter(), resolution.resolution());
      } else if (record instanceof DeadLetterRecord.Unrecognized) {
        unrecognized.add(record.id());
      }
    }

    /** Ignores the resolution of a dead letter that the topic no longer has. */
    private void resolve(DeadLetterSummary deadLetter, Resolution resolution) {
      DeadLetterId id = deadLetter.id();
      Resolved known = unresolved.get(id);
      if (known != null && isOfSameEvent(known, deadLetter)) {
        unresolved.put(id, known.with(resolution));
        switch (resolution.kind()) {
          case HANDLED, DISCARDED -> close(id, deadLetter);
          case REDRIVEN, PARKED -> {}
        }
      } else if (known == null) {
        resolved.computeIfPresent(id, (any, one) -> one.with(resolution));
      }
    }

    private void close(DeadLetterId id, DeadLetterSummary ofEvent) {
      Resolved known = unresolved.get(id);
      if (known != null && isOfSameEvent(known, ofEvent)) {
        unresolved.remove(id);
        if (withResolved) {
          resolved.put(id, known);
        }
      }
    }

    /** Returns false if the ID belonged to a dead letter of a topic that was recreated since. */
    private static boolean isOfSameEvent(Resolved known, DeadLetterSummary other) {
      return known.deadLetter().handler().equals(other.handler())
          && known.deadLetter().origin().isOfSameEvent(other.origin());
    }

    /** Returns the lowest offset of an unresolved dead letter in each partition that has one. */
    Map<Integer, Long> firstUnresolved() {
      Map<Integer, Long> first = new HashMap<>();
      unresolved.keySet().forEach(id -> first.putIfAbsent(id.partition(), id.offset()));
      return first;
    }

    /** Returns what was added so far. */
    DeadLetterList build() {
      Map<Boolean, List<Resolved>> byRedriven =
          unresolved.values().stream().collect(Collectors.partitioningBy(Resolved::isRedriven));
      return new DeadLetterList(
          Objects.requireNonNull(byRedriven.get(false)).stream().map(Resolved::deadLetter).toList(),
          Objects.requireNonNull(byRedriven.get(true)),
          List.copyOf(resolved.values()),
          unrecognized.stream().sorted().toList());
    }
  }
}
