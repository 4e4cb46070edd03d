package org.openedx.eventbus.consumer.deadletter;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options of a redrive. Immutable; each method returns a changed copy. For example {@code
 * RedriveOptions.DEFAULT.perSecond(50).reason("mail server is back")}.
 *
 * @param perSecond maximum number of dead letters per second; unlimited when empty
 * @param limit maximum number of dead letters in total; unlimited when empty
 * @param maxRedrives dead letters whose event was redriven this many times are not redriven
 * @param forced whether they are redriven nevertheless
 * @param reason recorded with each dead letter that is redriven
 * @param dryRun whether to report what would be redriven, and change nothing
 */
public record RedriveOptions(
    OptionalInt perSecond,
    OptionalInt limit,
    int maxRedrives,
    boolean forced,
    Optional<String> reason,
    boolean dryRun) {
  /** Default of {@code maxRedrives}: {@value}. */
  public static final int DEFAULT_MAX_REDRIVES = 3;

  /** No limits but the default of {@code maxRedrives}. */
  public static final RedriveOptions DEFAULT =
      new RedriveOptions(
          OptionalInt.empty(),
          OptionalInt.empty(),
          DEFAULT_MAX_REDRIVES,
          false,
          Optional.empty(),
          false);

  /**
   * Creates options; the methods of {@link #DEFAULT} are shorter.
   *
   * @param perSecond maximum number of dead letters per second; unlimited when empty
   * @param limit maximum number of dead letters in total; unlimited when empty
   * @param maxRedrives number of redrives after which an event is not redriven again
   * @param forced whether it is redriven nevertheless
   * @param reason recorded with each dead letter that is redriven
   * @param dryRun whether to report what would be redriven, and change nothing
   * @throws IllegalArgumentException if {@code perSecond} or {@code limit} is less than 1, or
   *     {@code maxRedrives} is negative
   */
  public RedriveOptions {
    Objects.requireNonNull(reason, "reason");
    requirePositive("perSecond", Objects.requireNonNull(perSecond, "perSecond"));
    requirePositive("limit", Objects.requireNonNull(limit, "limit"));
    if (maxRedrives < 0) {
      throw new IllegalArgumentException("maxRedrives must be 0 or more, not " + maxRedrives);
    }
  }

  private static void requirePositive(String name, OptionalInt number) {
    if (number.isPresent() && number.getAsInt() < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, not " + number.getAsInt());
    }
  }

  /**
   * {@return options with a maximum rate} Unlimited by default.
   *
   * @param deadLetters the number of dead letters per second
   * @throws IllegalArgumentException if the number is less than 1
   */
  public RedriveOptions perSecond(int deadLetters) {
    return new RedriveOptions(
        OptionalInt.of(deadLetters), limit, maxRedrives, forced, reason, dryRun);
  }

  /**
   * {@return options with a maximum number of dead letters in total} Unlimited by default. Parked
   * events that a redrive adds later count as well.
   *
   * @param deadLetters the number of dead letters
   * @throws IllegalArgumentException if the number is less than 1
   */
  public RedriveOptions limit(int deadLetters) {
    return new RedriveOptions(
        perSecond, OptionalInt.of(deadLetters), maxRedrives, forced, reason, dryRun);
  }

  /**
   * {@return options with a maximum number of redrives of one event} The default is {@value
   * #DEFAULT_MAX_REDRIVES}.
   *
   * @param redrives the number of redrives after which an event is not redriven again; 0 or more
   * @throws IllegalArgumentException if the number is negative
   */
  public RedriveOptions maxRedrives(int redrives) {
    return new RedriveOptions(perSecond, limit, redrives, forced, reason, dryRun);
  }

  /**
   * {@return options that ignore or observe the maximum number of redrives}
   *
   * @param force whether to ignore it; false by default
   */
  public RedriveOptions forced(boolean force) {
    return new RedriveOptions(perSecond, limit, maxRedrives, force, reason, dryRun);
  }

  /**
   * {@return options with a reason, which is recorded with each redriven dead letter}
   *
   * @param reason the reason, for example {@code mail server is back}
   */
  public RedriveOptions reason(String reason) {
    Objects.requireNonNull(reason, "reason");
    return new RedriveOptions(perSecond, limit, maxRedrives, forced, Optional.of(reason), dryRun);
  }

  /**
   * {@return options of a dry run or of a redrive}
   *
   * @param dry whether to report what would be redriven, and change nothing; false by default
   */
  public RedriveOptions dryRun(boolean dry) {
    return new RedriveOptions(perSecond, limit, maxRedrives, forced, reason, dry);
  }
}
