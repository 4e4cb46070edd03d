package org.openedx.eventbus.consumer.parking;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.engine.ParkedKeys.Admission;

/** The letters of one parked key, by the offsets of their events. */
final class KeyLetters {
  final ParkedKey key;
  private final TreeMap<Long, ParkedLetter> byOffset = new TreeMap<>();

  /** How many of them are not on their way back. */
  private int open;

  KeyLetters(ParkedKey key) {
    this.key = key;
  }

  @Nullable ParkedLetter at(long offset) {
    return byOffset.get(offset);
  }

  void put(ParkedLetter letter) {
    ParkedLetter before = byOffset.put(letter.offset, letter);
    open += (letter.redriven ? 0 : 1) - (before == null || before.redriven ? 0 : 1);
  }

  void redriven(ParkedLetter letter) {
    open -= letter.redriven ? 0 : 1;
    letter.redriven = true;
  }

  void remove(ParkedLetter letter) {
    open -= letter.redriven ? 0 : 1;
    byOffset.remove(letter.offset);
  }

  boolean isEmpty() {
    return byOffset.isEmpty();
  }

  /** What the letters of earlier events mean to that of an offset. */
  Admission before(long offset) {
    if (offset <= byOffset.firstKey()) {
      return Admission.ADMIT;
    }
    boolean anyOpen =
        offset > byOffset.lastKey()
            ? open > 0
            : byOffset.headMap(offset).values().stream().anyMatch(each -> !each.redriven);
    return anyOpen ? Admission.PARK : Admission.WAIT;
  }
}
