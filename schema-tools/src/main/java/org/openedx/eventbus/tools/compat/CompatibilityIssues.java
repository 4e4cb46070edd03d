package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.openedx.eventbus.tools.finding.Severity;

/** The issues of one comparison. An issue that both directions find is kept once. */
final class CompatibilityIssues {
  private record Key(Object rule, String newer, String older, String what) {}

  private final Map<Key, CompatibilityIssue> issues = new LinkedHashMap<>();
  private final Map<Key, Set<Direction>> directions = new LinkedHashMap<>();

  void add(Direction direction, CompatibilityIssue issue) {
    Key key = new Key(issue.rule(), issue.newer(), issue.older(), issue.what());
    issues.merge(
        key, issue, (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other);
    directions.computeIfAbsent(key, each -> EnumSet.noneOf(Direction.class)).add(direction);
  }

  /** Returns whether an issue of severity ERROR was found in a direction. */
  boolean hasErrors(Direction direction) {
    return issues.entrySet().stream()
        .anyMatch(
            each ->
                each.getValue().severity() == Severity.ERROR
                    && directions.getOrDefault(each.getKey(), Set.of()).contains(direction));
  }

  <T> List<T> map(BiFunction<CompatibilityIssue, Set<Direction>, T> mapper) {
    List<T> mapped = new ArrayList<>();
    issues.forEach(
        (key, issue) -> mapped.add(mapper.apply(issue, directions.getOrDefault(key, Set.of()))));
    return mapped;
  }
}
