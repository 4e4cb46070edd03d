package org.openedx.eventbus.tools.compat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;

/** What each of Confluent's seven levels asks for. */
public final class Levels {
  private Levels() {}

  /** The directions that must hold: none, one or both. */
  public static Set<Direction> directions(Compatibility level) {
    return switch (level) {
      case NONE -> EnumSet.noneOf(Direction.class);
      case BACKWARD, BACKWARD_TRANSITIVE -> EnumSet.of(Direction.BACKWARD);
      case FORWARD, FORWARD_TRANSITIVE -> EnumSet.of(Direction.FORWARD);
      case FULL, FULL_TRANSITIVE -> EnumSet.allOf(Direction.class);
    };
  }

  /** Whether a level is about all earlier versions, and not the newest alone. */
  public static boolean transitive(Compatibility level) {
    return switch (level) {
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> true;
      case NONE, BACKWARD, FORWARD, FULL -> false;
    };
  }

  /** The versions that a new one is compared with: all, the newest, or none. */
  public static <T> List<T> judged(Compatibility level, List<T> oldestFirst) {
    return switch (level) {
      case NONE -> List.of();
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> List.copyOf(oldestFirst);
      case BACKWARD, FORWARD, FULL ->
          List.copyOf(oldestFirst.subList(Math.max(0, oldestFirst.size() - 1), oldestFirst.size()));
    };
  }

  /**
   * Whether a registry at this level takes the candidate as the next version: Avro's verdict alone,
   * on what is registered of contracts, and no rule of ours.
   *
   * @param oldestFirst the versions there are
   */
  public static boolean compatible(
      List<SchemaVersion> oldestFirst, SchemaVersion candidate, Compatibility level) {
    Set<Direction> directions = directions(level);
    return judged(level, oldestFirst).stream()
        .map(older -> Comparison.of(older, candidate))
        .allMatch(comparison -> directions.stream().allMatch(comparison::compatible));
  }
}
