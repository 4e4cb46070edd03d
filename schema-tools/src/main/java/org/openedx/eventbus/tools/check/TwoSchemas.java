package org.openedx.eventbus.tools.check;

import java.nio.file.Path;
import java.util.List;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.breaking.Compare;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.report.Report;

/** Compares two schema files, the first one as an earlier version of the second one. */
final class TwoSchemas {
  private TwoSchemas() {}

  static Report compare(Path older, Path newer, Compatibility level, Path base) {
    Compare.Result result = Compare.files(older, newer, level);
    String name =
        result
            .comparison()
            .map(each -> each.newer().eventType())
            .filter(each -> !each.isEmpty())
            .orElse(newer.toString());
    return Report.of(Check.BREAKING, result.findings(), List.of(name), base).comparedWith(1);
  }
}
