package org.openedx.eventbus.tools.desired;

import java.util.List;
import org.openedx.eventbus.registry.RegisteredSchema;
import org.openedx.eventbus.tools.finding.Finding;

/** Whether a registry lets a schema follow the versions it has. */
final class Verdict {
  private Verdict() {}

  /** A line for each reason, with the version; none when the schema may be registered. */
  static List<String> refusals(DesiredSubject desired, List<RegisteredSchema> versions) {
    return PairCheck.of(desired, versions).stream().map(Verdict::line).toList();
  }

  private static String line(Finding finding) {
    return finding.against().orElseThrow().name() + ": " + finding.message();
  }
}
