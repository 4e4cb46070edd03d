package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegisteredSchema;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** Compares a payload's schema with the registered versions that its level is about. */
final class PairCheck {
  private final Contract contract;
  private final Schema candidate;
  private final Compatibility level;

  private PairCheck(Contract contract, Compatibility level) {
    this.contract = contract;
    this.candidate = contract.wireSchema().schema();
    this.level = level;
  }

  /** Everything that breaks the level, for each version; nothing for keys. */
  static List<Finding> of(DesiredSubject desired, List<RegisteredSchema> versions) {
    if (desired.level().isEmpty()) {
      return List.of();
    }
    PairCheck check = new PairCheck(desired.contracts().get(0), desired.level().get());
    return check.judged(versions).stream().flatMap(each -> check.compare(each).stream()).toList();
  }

  private List<RegisteredSchema> judged(List<RegisteredSchema> versions) {
    if (level == Compatibility.NONE || versions.isEmpty()) {
      return List.of();
    }
    return level.name().endsWith("_TRANSITIVE")
        ? versions
        : versions.subList(versions.size() - 1, versions.size());
  }

  private List<Finding> compare(RegisteredSchema version) {
    Schema old;
    try {
      old = SchemaTexts.parse(version.text());
    } catch (InvalidSchemaException e) {
      return List.of(
          finding(version, Rule.HISTORY_UNREADABLE, "cannot be compared: " + e.getMessage()));
    }
    List<String> problems = new ArrayList<>();
    if (!level.name().startsWith("FORWARD")) {
      reads(candidate, old).map(each -> "new readers fail: " + each).forEach(problems::add);
    }
    if (!level.name().startsWith("BACKWARD")) {
      reads(old, candidate).map(each -> "its readers fail: " + each).forEach(problems::add);
    }
    return problems.stream()
        .map(each -> finding(version, Rule.AVRO_INCOMPATIBLE, each + " [" + level + "]"))
        .toList();
  }

  private static Stream<String> reads(Schema reader, Schema writer) {
    try {
      return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
          .getResult()
          .getIncompatibilities()
          .stream()
          .map(each -> each.getType() + " at " + each.getLocation() + ": " + each.getMessage());
    } catch (RuntimeException e) {
      // An alias that fits two fields, for one: registries take that for incompatible.
      return Stream.of(String.valueOf(e.getMessage()));
    }
  }

  private Finding finding(RegisteredSchema version, Rule rule, String message) {
    Place place = Place.ofFile(version.subject() + " version " + version.version());
    return Finding.of(
            rule, contract.name().value(), contract.source().place(""), message, rule.remedy())
        .against(new Against("registry version " + version.version(), place));
  }
}
