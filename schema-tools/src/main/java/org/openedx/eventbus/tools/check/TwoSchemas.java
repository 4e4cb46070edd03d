package org.openedx.eventbus.tools.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.breaking.Compare;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Sameness;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.report.Report;

/** Compares two files, one as the earlier version of the other. */
final class TwoSchemas {
  private TwoSchemas() {}

  static Report compare(Path older, Path newer, Compatibility level, Path base) {
    Compare.Result result = Compare.files(older, newer, level);
    List<Finding> findings = new ArrayList<>(result.findings());
    result
        .comparison()
        .filter(each -> each.sameness() == Sameness.METADATA_ONLY)
        .ifPresent(each -> findings.add(metadataOnly(each)));
    String name =
        result
            .comparison()
            .map(each -> each.newer().eventType())
            .filter(each -> !each.isEmpty())
            .orElse(newer.toString());
    return Report.of(Check.BREAKING, findings, List.of(name), base).comparedWith(1);
  }

  private static Finding metadataOnly(Comparison comparison) {
    SchemaVersion before = comparison.older();
    SchemaVersion after = comparison.newer();
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
