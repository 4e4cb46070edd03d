package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which letters are given back. Letters of one key go in the order of their events,
 * which is not that of the letters where one of them has failed again since. Otherwise they go as
 * they stand, so that reading them is quick.
 */
final class LetterOrder {
  /** Events of different topics have no order; of those, the older letter goes first. */
  private static final Comparator<DeadLetter> OF_EVENTS =
      Comparator.comparing((DeadLetter letter) -> letter.source().topic())
          .thenComparingInt(letter -> letter.source().partition())
          .thenComparingLong(letter -> letter.source().offset())
          .thenComparing(DeadLetter::id);

  private LetterOrder() {}

  /**
   * @param letters by where they stand
   */
  static List<DeadLetter> of(List<DeadLetter> letters) {
    Map<DeadLetterKey, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < letters.size(); i++) {
      DeadLetterKey key = letters.get(i).key();
      if (key.bytes().isPresent()) {
        places.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
      }
    }
    List<DeadLetter> ordered = new ArrayList<>(letters);
    for (List<Integer> ofKey : places.values()) {
      List<DeadLetter> sorted = ofKey.stream().map(letters::get).sorted(OF_EVENTS).toList();
      for (int i = 0; i < ofKey.size(); i++) {
        ordered.set(ofKey.get(i), sorted.get(i));
      }
    }
    return ordered;
  }
}
