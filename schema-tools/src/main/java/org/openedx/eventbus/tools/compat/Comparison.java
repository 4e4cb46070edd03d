package org.openedx.eventbus.tools.compat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * One version of a schema beside an older one. The verdict is Avro's; the findings say why, and
 * what Avro does not see. Findings stand at places in the newer version, and say where in the older
 * one it was otherwise. Not for several threads at once.
 */
public final class Comparison {
  private final SchemaVersion older;
  private final SchemaVersion newer;
  private final Map<Direction, Verdict> verdicts = new EnumMap<>(Direction.class);

  private @Nullable Sameness sameness;

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

  /** How much the two differ. */
  public Sameness sameness() {
    Sameness known = sameness;
    if (known == null) {
      known = findSameness();
      sameness = known;
    }
    return known;
  }

  private Sameness findSameness() {
    if (older.source().text().equals(newer.source().text())
        || older.source().root().equals(newer.source().root())) {
      return Sameness.IDENTICAL;
    }
    return sameMeaning() ? Sameness.METADATA_ONLY : Sameness.CHANGED;
  }

  private boolean sameMeaning() {
    try {
      return SchemaTexts.sameMeaning(older.schema(), newer.schema());
    } catch (RuntimeException e) {
      return false; // Avro stumbles over a default that the lenient parser let through
    }
  }

  /** Whether Avro, and with it a registry, finds the two compatible in a direction. */
  public boolean compatible(Direction direction) {
    return verdict(direction).compatible();
  }

  /** Avro's word on a direction. */
  public Verdict verdict(Direction direction) {
    return verdicts.computeIfAbsent(
        direction,
        asked -> {
          Sides sides = new Sides(older, newer, asked);
          return Verdict.of(sides.reader().schema(), sides.writer().schema());
        });
  }

  /**
   * What is wrong in the directions that must hold. Findings of category WIRE are there exactly
   * where Avro finds the two incompatible, those of category SEMANTIC whatever Avro finds; both
   * carry their rules' own severity or a lower one.
   */
  public List<Finding> findings(Set<Direction> directions) {
    if (sameness() == Sameness.IDENTICAL) {
      return List.of();
    }
    Causes causes = new Causes();
    for (Direction direction : directions) {
      Sides sides = new Sides(older, newer, direction);
      Verdict verdict = verdict(direction);
      if (!verdict.compatible()) {
        List<Cause> wire = new WireWalk(sides).run();
        wire.forEach(cause -> causes.add(direction, cause));
        if (wire.isEmpty()) {
          causes.add(direction, unexplained(sides, Rule.AVRO_INCOMPATIBLE, verdict.reason()));
        }
      }
      String failure = new MeaningWalk(sides, causes).run();
      if (verdict.compatible() && !failure.isEmpty() && !causes.hasErrors(direction)) {
        causes.add(direction, unexplained(sides, Rule.AVRO_UNREADABLE, failure));
      }
    }
    Wording wording = new Wording(older, newer);
    return causes.map((cause, found) -> finding(cause, wording.message(cause, found)));
  }

  private Cause unexplained(Sides sides, Rule rule, String reason) {
    String says = rule.category() == Category.WIRE ? "Avro says: " : "Avro's decoder says: ";
    return sides.cause(rule, "", "", says + reason, Fixes.restore(newer, "what was changed"));
  }

  private Finding finding(Cause cause, String message) {
    return Finding.of(
            cause.rule(),
            newer.eventType(),
            newer.source().place(cause.newer()),
            message,
            cause.fix())
        .withSeverity(cause.severity())
        .against(new Against(older.name(), older.source().place(cause.older())));
  }
}
