package org.openedx.eventbus.tools.breaking;

import java.util.List;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.history.EarlierVersion;

/** An event type that was there and has no contract any more. */
final class Deletion {
  private Deletion() {}

  /** Told once, of the newest version that is known of; its file is the nearest place there is. */
  static List<Finding> of(String eventType, List<List<EarlierVersion>> histories) {
    return histories.stream()
        .filter(versions -> !versions.isEmpty())
        .map(versions -> versions.get(versions.size() - 1))
        .limit(1)
        .map(last -> finding(eventType, last))
        .toList();
  }

  private static Finding finding(String eventType, EarlierVersion last) {
    EarlierVersion.Content content = last.content();
    boolean deprecated =
        content
            .source()
            .map(each -> each.root().path("event").has(EventSection.DEPRECATED))
            .orElse(false);
    String message = "the contract of " + eventType + ", which " + last.name() + " has, is gone";
    return Finding.of(
            Rule.EVENT_NO_DELETE,
            eventType,
            content.place(),
            deprecated ? message + "; it was deprecated before" : message,
            deprecated
                ? "Nothing is to be done if nobody sends or handles the event."
                : "Restore the contract, and deprecate the event before it goes.")
        .withSeverity(deprecated ? Severity.NOTE : Rule.EVENT_NO_DELETE.severity())
        .against(new Against(last.name(), content.place()));
  }
}
