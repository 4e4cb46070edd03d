package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;

/**
 * Content of a group's dead-letter topic, each list ordered by ID.
 *
 * @param open dead letters without a resolution
 * @param resolved dead letters with their resolutions
 * @param unrecognized positions of records that are neither dead letters of this group nor
 *     resolutions; they are ignored
 */
public record DeadLetterList(
    List<DeadLetter> open, List<Resolved> resolved, List<DeadLetterId> unrecognized) {
  /**
   * Creates a list; the given lists are copied.
   *
   * @param open dead letters without a resolution
   * @param resolved dead letters with their resolutions
   * @param unrecognized positions of records that are ignored
   */
  public DeadLetterList {
    open = List.copyOf(open);
    resolved = List.copyOf(resolved);
    unrecognized = List.copyOf(unrecognized);
  }

  /**
   * A dead letter with its resolutions.
   *
   * @param deadLetter the dead letter
   * @param resolutions in the order in which they were written; for example REDRIVEN, and HANDLED
   *     once its handler has handled it
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

    private Resolved with(Resolution next) {
      return new Resolved(
          deadLetter, Stream.concat(resolutions.stream(), Stream.of(next)).toList());
    }
  }

  /** Returns the list with only those dead letters that match a filter. */
  DeadLetterList only(DeadLetterFilter filter) {
    return new DeadLetterList(
        open.stream().filter(filter).toList(),
        resolved.stream().filter(each -> filter.test(each.deadLetter())).toList(),
        unrecognized);
  }

  /** Builds the list from the records of the topic. Does not keep payloads. */
  static final class Builder {
    private final String group;
    private final Map<DeadLetterId, DeadLetter> open = new TreeMap<>();
    private final Map<DeadLetterId, Resolved> resolved = new TreeMap<>();
    private final List<DeadLetterId> unrecognized = new ArrayList<>();

    Builder(String group) {
      this.group = group;
    }

    /** Adds a record; those of one partition in their order. */
    void add(ConsumerRecord<byte[], byte[]> record) {
      DeadLetterRecord read = DeadLetterRecord.read(record, group);
      if (read instanceof DeadLetterRecord.Written written) {
        open.put(read.id(), written.deadLetter());
      } else if (read instanceof DeadLetterRecord.Resolved one) {
        resolve(one.resolution());
      } else {
        unrecognized.add(read.id());
      }
    }

    /** Ignores the resolution of a dead letter that the topic no longer has. */
    private void resolve(Resolution resolution) {
      DeadLetterId id = resolution.deadLetterId();
      DeadLetter deadLetter = open.remove(id);
      Resolved before = resolved.get(id);
      if (deadLetter != null) {
        resolved.put(id, new Resolved(deadLetter, List.of(resolution)));
      } else if (before != null) {
        resolved.put(id, before.with(resolution));
      }
    }

    /** Returns the list of the records that were added so far. */
    DeadLetterList build() {
      return new DeadLetterList(
          List.copyOf(open.values()),
          List.copyOf(resolved.values()),
          unrecognized.stream().sorted().toList());
    }
  }
}
