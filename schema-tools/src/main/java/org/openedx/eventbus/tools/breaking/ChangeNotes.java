package org.openedx.eventbus.tools.breaking;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Direction;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.compat.Verdict;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/** Says what a change demands: a version, and an order of deployment. */
final class ChangeNotes {
  private final Contract contract;

  ChangeNotes(Contract contract) {
    this.contract = contract;
  }

  /**
   * A note on what changed since the newest version of a history; none where nothing did.
   *
   * @param newestFirst the versions that were compared
   * @param anew whether one of them breaks
   */
  Optional<Finding> of(List<Comparison> newestFirst, boolean anew) {
    Comparison newest = newestFirst.get(0);
    return switch (newest.sameness()) {
      case IDENTICAL -> Optional.empty();
      case METADATA_ONLY -> Optional.of(metadataOnly(newest.older()));
      case CHANGED -> Optional.of(anew ? anew(newest.older()) : compatible(newest, newestFirst));
    };
  }

  /** Whether a finding demands another event type. */
  static boolean breaks(Finding finding) {
    Category category = finding.rule().category();
    return finding.severity() == Severity.ERROR
        && (category == Category.WIRE || category == Category.SEMANTIC);
  }

  private Finding metadataOnly(SchemaVersion older) {
    return note(
        Rule.EVENT_METADATA_ONLY,
        older,
        "nothing but documentation and properties changed since " + older.name(),
        Rule.EVENT_METADATA_ONLY.remedy());
  }

  private Finding anew(SchemaVersion older) {
    return note(
        Rule.EVENT_CHANGE,
        older,
        "the change since " + older.name() + " demands a new event type beside this one",
        "Restore this contract, and make the next version of it with \"schema bump\".");
  }

  private Finding compatible(Comparison newest, List<Comparison> compared) {
    int minor = contract.minorVersion();
    int was = Policies.minorVersion(newest.older().source());
    String raised =
        !newest.older().isContract()
            ? "which this version has as " + minor
            : minor > was ? "which was raised to " + minor : "which is still " + minor;
    return note(
        Rule.EVENT_CHANGE,
        newest.older(),
        "the change since %s demands a minor version, %s".formatted(newest.older().name(), raised),
        order(compared));
  }

  /** Who can read whom says who may go first. */
  private String order(List<Comparison> compared) {
    boolean backward = all(compared, Direction.BACKWARD);
    boolean forward = all(compared, Direction.FORWARD);
    if (backward && forward) {
      return "Deploy producers and consumers in any order.";
    }
    if (backward) {
      return "Deploy all consumers first, then the producers.";
    }
    if (!forward) {
      return "No order is safe: neither version reads the events of the other.";
    }
    Schema reader = contract.readerSchema();
    String absent =
        compared.stream().allMatch(each -> Verdict.of(reader, each.older().schema()).compatible())
            ? " Generated consumers read earlier events by what \"absent\" says."
            : " Consumers of this version cannot read earlier events.";
    return "Deploy the producers first, then consumers." + absent;
  }

  private static boolean all(List<Comparison> compared, Direction direction) {
    return compared.stream().allMatch(each -> each.compatible(direction));
  }

  private Finding note(Rule rule, SchemaVersion older, String message, String fix) {
    return Finding.of(rule, contract.name().value(), contract.source().place(""), message, fix)
        .against(new Against(older.name(), older.source().place("")));
  }
}
