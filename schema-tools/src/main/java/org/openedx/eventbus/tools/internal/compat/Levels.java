package org.openedx.eventbus.tools.internal.compat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;

/** Requirements of Confluent's seven compatibility levels. */
public final class Levels {
  private Levels() {}

  /** Returns the directions in which a level requires compatibility: none, one or both. */
  public static Set<Direction> directions(Compatibility level) {
    return switch (level) {
      case NONE -> EnumSet.noneOf(Direction.class);
      case BACKWARD, BACKWARD_TRANSITIVE -> EnumSet.of(Direction.BACKWARD);
      case FORWARD, FORWARD_TRANSITIVE -> EnumSet.of(Direction.FORWARD);
      case FULL, FULL_TRANSITIVE -> EnumSet.allOf(Direction.class);
    };
  }

  /** Returns whether a level applies to all earlier versions instead of the newest alone. */
  public static boolean transitive(Compatibility level) {
    return switch (level) {
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> true;
      case NONE, BACKWARD, FORWARD, FULL -> false;
    };
  }

  /** Returns the versions with which a level compares a new version: all, the newest, or none. */
  public static <T> List<T> judged(Compatibility level, List<T> oldestFirst) {
    if (level == Compatibility.NONE) {
      return List.of();
    }
    int first = transitive(level) ? 0 : Math.max(0, oldestFirst.size() - 1);
    return List.copyOf(oldestFirst.subList(first, oldestFirst.size()));
  }

  /**
   * Returns whether a registry at this level accepts the candidate as the next version. Only Avro's
   * verdict on the registered texts counts; the rules of this project do not.
   *
   * @param oldestFirst the existing versions
   */
  public static boolean compatible(
      List<SchemaVersion> oldestFirst, SchemaVersion candidate, Compatibility level) {
    Set<Direction> directions = directions(level);
    return judged(level, oldestFirst).stream()
        .map(older -> Comparison.of(older, candidate))
        .allMatch(comparison -> directions.stream().allMatch(comparison::compatible));
  }
}
