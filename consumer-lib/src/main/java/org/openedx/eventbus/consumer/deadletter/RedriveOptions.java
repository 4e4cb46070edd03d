package org.openedx.eventbus.consumer.deadletter;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How letters are given back.
 *
 * @param perSecond how many in a second, at the most; all at once when empty
 * @param most how many at all
 * @param cap letters whose event was redriven so often, or more often, are left alone
 * @param forced whether those are redriven as well
 * @param reason why, for the record
 * @param dryRun whether nothing is to be changed
 */
public record RedriveOptions(
    OptionalInt perSecond,
    OptionalInt most,
    int cap,
    boolean forced,
    Optional<String> reason,
    boolean dryRun) {
  /** How often an event is redriven unless one says otherwise: {@value}. */
  public static final int DEFAULT_CAP = 3;

  /** All at once. */
  public static final RedriveOptions DEFAULT =
      new RedriveOptions(
          OptionalInt.empty(), OptionalInt.empty(), DEFAULT_CAP, false, Optional.empty(), false);

  public RedriveOptions {
    atLeastOne("perSecond", perSecond);
    atLeastOne("limit", most);
    if (cap < 0) {
      throw new IllegalArgumentException("maxRedrives must be 0 or more, not " + cap);
    }
  }

  private static void atLeastOne(String what, OptionalInt number) {
    if (number.isPresent() && number.getAsInt() < 1) {
      throw new IllegalArgumentException(what + " must be 1 or more, not " + number.getAsInt());
    }
  }

  public RedriveOptions perSecond(int letters) {
    return new RedriveOptions(OptionalInt.of(letters), most, cap, forced, reason, dryRun);
  }

  public RedriveOptions most(int letters) {
    return new RedriveOptions(perSecond, OptionalInt.of(letters), cap, forced, reason, dryRun);
  }

  public RedriveOptions cap(int redrives) {
    return new RedriveOptions(perSecond, most, redrives, forced, reason, dryRun);
  }

  public RedriveOptions force() {
    return new RedriveOptions(perSecond, most, cap, true, reason, dryRun);
  }

  public RedriveOptions because(String why) {
    return new RedriveOptions(perSecond, most, cap, forced, Optional.of(why), dryRun);
  }

  public RedriveOptions dry() {
    return new RedriveOptions(perSecond, most, cap, forced, reason, true);
  }
}
