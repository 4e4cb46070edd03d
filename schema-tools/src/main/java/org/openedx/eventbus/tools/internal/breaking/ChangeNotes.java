package org.openedx.eventbus.tools.internal.breaking;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.internal.compat.AvroVerdict;
import org.openedx.eventbus.tools.internal.compat.Comparison;
import org.openedx.eventbus.tools.internal.compat.Direction;
import org.openedx.eventbus.tools.internal.compat.SchemaVersion;

/** Creates notes on the consequences of a change: a new version, and an order of deployment. */
record ChangeNotes(Contract contract) {
  /**
   * Returns a note on the change since the newest version of a history; empty if nothing changed.
   *
   * @param newestFirst the comparisons with each version
   * @param breaking whether the contract breaks one of them
   */
  Optional<Finding> of(List<Comparison> newestFirst, boolean breaking) {
    Comparison newest = newestFirst.get(0);
    return switch (newest.sameness()) {
      case IDENTICAL -> Optional.empty();
      case METADATA_ONLY -> Optional.of(metadataOnly(newest.older()));
      case CHANGED ->
          Optional.of(breaking ? breaking(newest.older()) : compatible(newest, newestFirst));
    };
  }

  /** Returns whether a finding requires a new major version. */
  static boolean breaks(Finding finding) {
    Category category = finding.rule().category();
    return finding.severity() == Severity.ERROR
        && (category == Category.WIRE || category == Category.SEMANTIC);
  }

  private Finding metadataOnly(SchemaVersion older) {
    return note(
        Rule.EVENT_METADATA_ONLY,
        older,
        "only documentation and properties changed since " + older.name(),
        Rule.EVENT_METADATA_ONLY.remedy());
  }

  private Finding breaking(SchemaVersion older) {
    return note(
        Rule.EVENT_CHANGE,
        older,
        "the change since " + older.name() + " requires a new major version beside this one",
        "Restore this contract, and create its next major version with \"schema bump\".");
  }

  private Finding compatible(Comparison newest, List<Comparison> compared) {
    int minor = contract.minorVersion();
    int olderMinor = PolicyCheck.minorVersion(newest.older().source());
    String state =
        !newest.older().isContract()
            ? "it is " + minor
            : minor > olderMinor ? "it was raised to " + minor : "it is still " + minor;
    return note(
        Rule.EVENT_CHANGE,
        newest.older(),
        "the change since %s requires a new minor version: %s"
            .formatted(newest.older().name(), state),
        order(compared));
  }

  /** Returns the order of deployment, which follows from the directions that are compatible. */
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
      return "No order of deployment is safe: neither version can read the other's events.";
    }
    Schema reader = contract.readerSchema();
    String absent =
        compared.stream()
                .allMatch(each -> AvroVerdict.of(reader, each.older().schema()).compatible())
            ? " Generated consumers read earlier events with the \"absent\" value."
            : " Consumers of this version cannot read earlier events.";
    return "Deploy the producers first, then consumers." + absent;
  }

  private static boolean all(List<Comparison> compared, Direction direction) {
    return compared.stream().allMatch(each -> each.compatible(direction));
  }

  private Finding note(Rule rule, SchemaVersion older, String message, String fix) {
    return Finding.of(rule, contract.name().value(), contract.source().location(""), message, fix)
        .comparedWith(new Baseline(older.name(), older.source().location("")));
  }
}
