package org.openedx.eventbus.codec;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of header values that come with nearly every event, so that it is made once. It
 * remembers a bounded number of short ones; of two that need the same place the later one stays.
 * Thread-safe: who does not see what another thread has left makes it again.
 */
final class Recurring<T> {
  private static final int PLACES_BITS = 10;
  private static final int PLACES = 1 << PLACES_BITS;

  /** Makes places differ for values that differ in their last bytes alone. */
  private static final int SPREAD = 0x9E3779B1;

  private static final int LONGEST = 256;

  private final Function<byte[], T> maker;
  private final @Nullable Made<T>[] places;

  /** Immutable, so that it may pass from thread to thread without more ado. */
  private static final class Made<T> {
    final byte[] from;
    final T what;

    Made(byte[] from, T what) {
      this.from = from.clone();
      this.what = what;
    }
  }

  /**
   * @param maker makes it of a header's value; what it throws is not remembered
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  Recurring(Function<byte[], T> maker) {
    this.maker = maker;
    this.places = new Made[PLACES];
  }

  T of(byte[] value) {
    int place = (Arrays.hashCode(value) * SPREAD) >>> (Integer.SIZE - PLACES_BITS);
    Made<T> known = places[place];
    if (known != null && Arrays.equals(known.from, value)) {
      return known.what;
    }
    T made = maker.apply(value);
    if (value.length <= LONGEST) {
      places[place] = new Made<>(value, made);
    }
    return made;
  }
}
