package org.openedx.eventbus.tools.internal.compat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;

/**
 * Comparison of one version of a schema with an older one. The verdict is Avro's. The findings give
 * its reasons, and report changes that Avro does not detect. Each finding has a position in the
 * newer version and, as its baseline, one in the older version. Not thread-safe.
 *
 * <p>For example, {@code Comparison.of(older, newer).findings(Levels.directions(FULL))} returns the
 * changes that break readers or writers of either version.
 */
public final class Comparison {
  private final SchemaVersion older;
  private final SchemaVersion newer;
  private final Map<Direction, AvroVerdict> verdicts = new EnumMap<>(Direction.class);

  private @Nullable ChangeKind sameness;

  private Comparison(SchemaVersion older, SchemaVersion newer) {
    this.older = older;
    this.newer = newer;
  }

  public static Comparison of(SchemaVersion older, SchemaVersion newer) {
    return new Comparison(older, newer);
  }

  public SchemaVersion older() {
    return older;
  }

  public SchemaVersion newer() {
    return newer;
  }

  /** Returns how much the two versions differ. */
  public ChangeKind sameness() {
    ChangeKind known = sameness;
    if (known == null) {
      known = findSameness();
      sameness = known;
    }
    return known;
  }

  private ChangeKind findSameness() {
    if (older.source().text().equals(newer.source().text())
        || older.source().root().equals(newer.source().root())) {
      return ChangeKind.IDENTICAL;
    }
    try {
      return WireSchema.semanticallyEqual(older.schema(), newer.schema())
          ? ChangeKind.METADATA_ONLY
          : ChangeKind.CHANGED;
    } catch (RuntimeException e) {
      return ChangeKind.CHANGED; // Avro fails on a default that the lenient parser accepted
    }
  }

  /** Returns whether Avro, and with it a registry, finds the two compatible in a direction. */
  public boolean compatible(Direction direction) {
    return verdict(direction).compatible();
  }

  /** Returns Avro's verdict on a direction. */
  public AvroVerdict verdict(Direction direction) {
    return verdicts.computeIfAbsent(
        direction,
        key -> {
          VersionPair versions = new VersionPair(older, newer, key);
          return AvroVerdict.of(versions.reader().schema(), versions.writer().schema());
        });
  }

  /**
   * Returns the findings for the given directions. Findings of category WIRE are returned exactly
   * where Avro finds the two versions incompatible. Findings of category SEMANTIC do not depend on
   * Avro's verdict. The severity of a finding is that of its rule, or lower.
   *
   * @param directions the directions in which the versions must be compatible
   */
  public List<Finding> findings(Set<Direction> directions) {
    if (sameness() == ChangeKind.IDENTICAL) {
      return List.of();
    }
    CompatibilityIssues issues = new CompatibilityIssues(older, newer);
    for (Direction direction : directions) {
      VersionPair versions = new VersionPair(older, newer, direction);
      AvroVerdict verdict = verdict(direction);
      if (!verdict.compatible()) {
        List<Issue> wireIssues = new WireFormatCheck(versions).run();
        wireIssues.forEach(issue -> issues.add(direction, issue));
        if (wireIssues.isEmpty()) {
          String reason = "Avro reports: " + verdict.reason();
          issues.add(direction, unexplained(versions, Rule.AVRO_INCOMPATIBLE, reason));
        }
      }
      String failure = new SemanticCheck(versions, issues).run();
      if (verdict.compatible() && !failure.isEmpty() && !issues.hasErrors(direction)) {
        String reason = "Avro's decoder reports: " + failure;
        issues.add(direction, unexplained(versions, Rule.AVRO_UNREADABLE, reason));
      }
    }
    return issues.findings();
  }

  private static Issue unexplained(VersionPair versions, Rule rule, String reason) {
    return versions.issue(rule, "", "", reason, versions.restore("the earlier definition"));
  }
}
