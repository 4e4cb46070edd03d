package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.List;

/**
 * What a group's topic of dead letters holds, by partition and offset.
 *
 * @param open the letters that nothing was done about yet
 * @param resolved the others, with what was done
 * @param unrecognized records that are neither letters of this group nor resolutions; they are left
 *     alone
 */
public record DeadLetterList(
    List<DeadLetter> open, List<Resolved> resolved, List<DeadLetterId> unrecognized) {
  public DeadLetterList {
    open = List.copyOf(open);
    resolved = List.copyOf(resolved);
    unrecognized = List.copyOf(unrecognized);
  }

  /**
   * A letter and what became of it.
   *
   * @param resolutions the first one first; a redriven one is followed by another when its handler
   *     has returned
   */
  public record Resolved(DeadLetter letter, List<Resolution> resolutions) {
    public Resolved {
      resolutions = List.copyOf(resolutions);
    }

    Resolved and(Resolution next) {
      List<Resolution> more = new ArrayList<>(resolutions);
      more.add(next);
      return new Resolved(letter, more);
    }
  }

  /** The same, with only those letters that a filter matches. */
  DeadLetterList only(DeadLetterFilter filter) {
    return new DeadLetterList(
        open.stream().filter(filter).toList(),
        resolved.stream().filter(each -> filter.test(each.letter())).toList(),
        unrecognized);
  }
}
