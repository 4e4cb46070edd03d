package org.openedx.eventbus.tools.breaking;

import java.util.List;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.history.EarlierVersion;

/** Reports event types whose contract was removed. */
final class DeletedContracts {
  private DeletedContracts() {}

  /**
   * Returns one finding for a removed contract, positioned in its newest known version, because it
   * has no file now.
   */
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
    String message =
        "the contract of %s%s was removed (last version: %s)"
            .formatted(eventType, deprecated ? ", which was deprecated," : "", last.name());
    return Finding.of(
            Rule.EVENT_NO_DELETE,
            eventType,
            content.place(),
            message,
            deprecated
                ? "No action is needed if no service sends or handles the event."
                : "Restore the contract, and deprecate the event before removing it.")
        .withSeverity(deprecated ? Severity.NOTE : Rule.EVENT_NO_DELETE.severity())
        .against(new Against(last.name(), content.place()));
  }
}
