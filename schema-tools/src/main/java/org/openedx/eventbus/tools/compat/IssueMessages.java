package org.openedx.eventbus.tools.compat;

import java.util.Set;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Rule;

/** Words the messages of issues, with their consequence for consumers. */
final class IssueMessages {
  private final SchemaVersion older;
  private final String data;
  private final String readers;

  IssueMessages(SchemaVersion older, SchemaVersion newer) {
    this.older = older;
    boolean event = newer.isContract();
    this.data = event ? "events" : "data";
    this.readers = event ? "consumers" : "readers";
  }

  String message(CompatibilityIssue issue, Set<Direction> directions) {
    String verb = verb(issue.rule());
    return verb.isEmpty() ? issue.what() : issue.what() + ": " + consequence(verb, directions);
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

  private String consequence(String verb, Set<Direction> directions) {
    String forward = readers + " still on " + older.name() + " " + verb + " new " + data;
    String backward =
        readers + " of this version " + verb + " " + data + " written with " + older.name();
    if (directions.size() == 2) {
      return forward + ", and " + backward + " [FORWARD, BACKWARD]";
    }
    return directions.contains(Direction.FORWARD)
        ? forward + " [FORWARD]"
        : backward + " [BACKWARD]";
  }
}
