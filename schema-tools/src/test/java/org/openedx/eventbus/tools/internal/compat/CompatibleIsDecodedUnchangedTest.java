package org.openedx.eventbus.tools.internal.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/** Versions without findings decode values unchanged, which a passed check guarantees. */
class CompatibleIsDecodedUnchangedTest {
  private static final int PAIRS = 20_000;

  @Test
  void pairsWithoutFindingsDecodeUnchanged() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RandomSchemas schemas = new RandomSchemas(random);
    RandomChanges changes = new RandomChanges(random, schemas);
    Map<Rule, Integer> stricter = new EnumMap<>(Rule.class);
    int passed = 0;
    int unexplained = 0;
    JsonNode newer = schemas.next();
    for (int i = 0; i < PAIRS; i++) {
      JsonNode older = i % 4 == 0 ? schemas.next() : newer;
      newer = changes.changed(older);
      Comparison comparison = Versions.compare(older, newer);
      List<Finding> findings =
          comparison.findings(EnumSet.of(Direction.BACKWARD)).stream()
              .filter(each -> each.severity() != Severity.NOTE)
              .toList();
      if (findings.isEmpty()) {
        passed++;
        assertThat(decoded(comparison))
            .as("seed %s, pair %s%n%s%n%s", seed, i, older, newer)
            .isEmpty();
      } else if (i % 8 == 0
          && comparison.compatible(Direction.BACKWARD)
          && decoded(comparison).isEmpty()) {
        findings.forEach(each -> stricter.merge(each.rule(), 1, Integer::sum));
      }
      if (findings.stream().anyMatch(each -> each.message().startsWith("Avro"))) {
        unexplained++;
      }
    }
    System.out.println(passed + " pass, stricter than decoding in some: " + stricter);
    assertThat(passed).as("pairs without a finding").isGreaterThan(PAIRS / 5);
    assertThat(unexplained).as("findings that only repeat Avro").isLessThan(PAIRS / 1000);
    assertThat(stricter.keySet())
        .allSatisfy(rule -> assertThat(rule.category()).isEqualTo(Category.SEMANTIC));
  }

  private static String decoded(Comparison comparison) {
    Decoding decoding = new Decoding(comparison.older().schema(), comparison.newer().schema());
    int enough = RandomValues.enough(comparison.older().schema());
    for (int number = 0; number < enough; number++) {
      try {
        String wrong = decoding.check(new RandomValues(number).of(comparison.older().schema()));
        if (!wrong.isEmpty()) {
          return wrong;
        }
      } catch (RandomValues.NoValueException e) {
        return "";
      }
    }
    return "";
  }
}
