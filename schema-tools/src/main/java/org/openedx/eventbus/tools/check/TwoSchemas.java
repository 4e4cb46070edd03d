package org.openedx.eventbus.tools.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Levels;
import org.openedx.eventbus.tools.compat.Sameness;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.report.Report;

/** Compares two files, one as the earlier version of the other. */
final class TwoSchemas {
  private TwoSchemas() {}

  static Report compare(Path older, Path newer, Compatibility level, Path base) {
    List<Finding> findings = new ArrayList<>();
    Optional<SchemaVersion> before = read(older, findings);
    Optional<SchemaVersion> after = read(newer, findings);
    if (before.isPresent() && after.isPresent()) {
      Comparison comparison = Comparison.of(before.get(), after.get());
      findings.addAll(comparison.findings(Levels.directions(level)));
      if (comparison.sameness() == Sameness.METADATA_ONLY) {
        findings.add(metadataOnly(before.get(), after.get()));
      }
    }
    String name =
        after
            .map(SchemaVersion::eventType)
            .filter(each -> !each.isEmpty())
            .orElse(newer.toString());
    return Report.of(Check.BREAKING, findings, List.of(name), base).comparedWith(1);
  }

  private static Optional<SchemaVersion> read(Path file, List<Finding> findings) {
    try {
      return Optional.of(SchemaVersion.of(file.toString(), JsonSource.read(file)));
    } catch (InvalidContractsException e) {
      e.problems().forEach(each -> findings.add(each.finding("")));
    } catch (InvalidSchemaException e) {
      Rule rule = Rule.AVRO_INVALID;
      String message = String.valueOf(e.getMessage());
      findings.add(
          Finding.of(rule, "", new Place(file.toString(), 1, 1, ""), message, rule.remedy()));
    }
    return Optional.empty();
  }

  private static Finding metadataOnly(SchemaVersion before, SchemaVersion after) {
    Rule rule = Rule.EVENT_METADATA_ONLY;
    return Finding.of(
            rule,
            after.eventType(),
            after.source().place(""),
            "nothing but documentation or properties changed",
            rule.remedy())
        .against(new Against(before.name(), before.source().place("")));
  }
}
