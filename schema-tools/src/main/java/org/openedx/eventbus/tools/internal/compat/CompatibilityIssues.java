package org.openedx.eventbus.tools.internal.compat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/** The issues of one comparison. An issue that both directions find is kept once. */
final class CompatibilityIssues {
  /**
   * One reason why data cannot be read, or is read with another meaning.
   *
   * @param newer JSON pointer into the newer version
   * @param older JSON pointer into the older version
   * @param what the change from old to new, worded the same for both directions
   * @param fix the suggested correction
   */
  record Issue(Rule rule, Severity severity, String newer, String older, String what, String fix) {
    Issue withSeverity(Severity other) {
      return new Issue(rule, other, newer, older, what, fix);
    }
  }

  private record Key(Rule rule, String newer, String older, String what) {}

  private final SchemaVersion older;
  private final SchemaVersion newer;
  private final Map<Key, Issue> issues = new LinkedHashMap<>();
  private final Map<Key, Set<Direction>> directions = new HashMap<>();

  CompatibilityIssues(SchemaVersion older, SchemaVersion newer) {
    this.older = older;
    this.newer = newer;
  }

  void add(Direction direction, Issue issue) {
    Key key = new Key(issue.rule(), issue.newer(), issue.older(), issue.what());
    issues.merge(
        key, issue, (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other);
    directions.computeIfAbsent(key, each -> EnumSet.noneOf(Direction.class)).add(direction);
  }

  /** Returns whether an issue of severity ERROR was found in a direction. */
  boolean hasErrors(Direction direction) {
    return issues.entrySet().stream()
        .filter(each -> each.getValue().severity() == Severity.ERROR)
        .anyMatch(each -> directions(each.getKey()).contains(direction));
  }

  private Set<Direction> directions(Key key) {
    return directions.getOrDefault(key, Set.of());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    issues.forEach((key, issue) -> findings.add(finding(issue, directions(key))));
    return findings;
  }

  private Finding finding(Issue issue, Set<Direction> found) {
    String verb = verb(issue.rule());
    String message = verb.isEmpty() ? issue.what() : issue.what() + ": " + consequence(verb, found);
    return Finding.of(
            issue.rule(),
            newer.eventType(),
            newer.source().location(issue.newer()),
            message,
            issue.fix())
        .withSeverity(issue.severity())
        .comparedWith(new Baseline(older.name(), older.source().location(issue.older())));
  }

  /** Returns the verb of the consequence; empty if the change needs no further explanation. */
  private static String verb(Rule rule) {
    if (rule.category() == Category.WIRE) {
      return "cannot read";
    }
    return switch (rule) {
      case FIELD_SAME_DEFAULT, ENUM_SAME_DEFAULT -> "";
      case TYPE_SAME_NAMESPACE, AVRO_UNREADABLE -> "may fail on";
      default -> "misread";
    };
  }

  /** Describes the consequence for consumers. */
  private String consequence(String verb, Set<Direction> found) {
    String data = newer.isContract() ? "events" : "data";
    String readers = newer.isContract() ? "consumers" : "readers";
    String forward = "%s still on %s %s new %s".formatted(readers, older.name(), verb, data);
    String backward =
        "%s of this version %s %s written with %s".formatted(readers, verb, data, older.name());
    if (found.size() == 2) {
      return forward + ", and " + backward + " [FORWARD, BACKWARD]";
    }
    return found.contains(Direction.FORWARD) ? forward + " [FORWARD]" : backward + " [BACKWARD]";
  }
}
