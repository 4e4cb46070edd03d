package org.openedx.eventbus.tools.desired;

import java.util.List;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Levels;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** Compares the schema of a payload with the registered versions to which its level applies. */
final class RegisteredVersionsCheck {
  private final SchemaVersion candidate;
  private final Compatibility level;

  private RegisteredVersionsCheck(SchemaVersion candidate, Compatibility level) {
    this.candidate = candidate;
    this.level = level;
  }

  /**
   * Returns the incompatibilities with each version, for which a registry would reject the schema.
   * Keys have none. Only findings of category WIRE are returned, as registries detect no others.
   */
  static List<Finding> of(DesiredSubject desired, List<RegisteredSchema> versions) {
    if (desired.level().isEmpty()) {
      return List.of();
    }
    Compatibility level = desired.level().get();
    RegisteredVersionsCheck check =
        new RegisteredVersionsCheck(SchemaVersion.of(desired.contracts().get(0)), level);
    return Levels.judged(level, versions).stream()
        .flatMap(each -> check.compare(each).stream())
        .toList();
  }

  private List<Finding> compare(RegisteredSchema version) {
    String name = "registry version " + version.version();
    String file = version.subject() + " version " + version.version();
    try {
      SchemaVersion older = SchemaVersion.of(name, JsonSource.parse(file, version.text()));
      return Comparison.of(older, candidate).findings(Levels.directions(level)).stream()
          .filter(each -> each.rule().category() == Category.WIRE)
          .toList();
    } catch (InvalidSchemaException | InvalidContractsException e) {
      Rule rule = Rule.HISTORY_UNREADABLE;
      String message = name + " cannot be compared: " + e.getMessage();
      return List.of(
          Finding.of(
                  rule, candidate.eventType(), candidate.source().place(""), message, rule.remedy())
              .against(new Against(name, Place.ofFile(file))));
    }
  }
}
