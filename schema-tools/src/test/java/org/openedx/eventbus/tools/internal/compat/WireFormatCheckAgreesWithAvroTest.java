package org.openedx.eventbus.tools.internal.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;

/** The check that explains incompatibilities agrees with Avro's verdict. */
class WireFormatCheckAgreesWithAvroTest {
  private static final int PAIRS = 6_000;

  @Test
  void issuesAreFoundExactlyForIncompatiblePairs() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RandomSchemas schemas = new RandomSchemas(random);
    RandomChanges changes = new RandomChanges(random, schemas);
    int refused = 0;
    for (int i = 0; i < PAIRS; i++) {
      JsonNode older = schemas.next();
      JsonNode newer = changes.changed(older);
      Comparison comparison = Versions.compare(older, newer);
      for (Direction direction : Direction.values()) {
        VersionPair versions = new VersionPair(comparison.older(), comparison.newer(), direction);
        List<Issue> issues = new WireFormatCheck(versions).run();
        AvroVerdict verdict = comparison.verdict(direction);
        assertThat(issues.isEmpty())
            .as(
                "seed %s, pair %s, %s%n%s%n%s%nAvro: %s%nfound: %s",
                seed, i, direction, older, newer, verdict, issues)
            .isEqualTo(verdict.compatible());
        refused += verdict.compatible() ? 0 : 1;
      }
    }
    assertThat(refused).as("pairs that Avro rejects").isBetween(PAIRS / 2, 2 * PAIRS * 9 / 10);
  }
}
