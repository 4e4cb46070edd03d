package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.openedx.eventbus.tools.finding.Severity;

/** The causes found in one comparison: what both directions find is one cause. */
final class Causes {
  private record Key(Object rule, String newer, String older, String what) {}

  private final Map<Key, Cause> causes = new LinkedHashMap<>();
  private final Map<Key, Set<Direction>> directions = new LinkedHashMap<>();

  void add(Direction direction, Cause cause) {
    Key key = new Key(cause.rule(), cause.newer(), cause.older(), cause.what());
    causes.merge(
        key, cause, (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other);
    directions.computeIfAbsent(key, each -> EnumSet.noneOf(Direction.class)).add(direction);
  }

  /** Whether something graver than a warning was found in a direction. */
  boolean hasErrors(Direction direction) {
    return causes.entrySet().stream()
        .anyMatch(
            each ->
                each.getValue().severity() == Severity.ERROR
                    && directions.getOrDefault(each.getKey(), Set.of()).contains(direction));
  }

  <T> List<T> map(BiFunction<Cause, Set<Direction>, T> mapper) {
    List<T> mapped = new ArrayList<>();
    causes.forEach(
        (key, cause) -> mapped.add(mapper.apply(cause, directions.getOrDefault(key, Set.of()))));
    return mapped;
  }
}
