package org.openedx.eventbus.it.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.internal.compat.Levels;

/**
 * The compatibility checks of schema-tools return the verdicts of a real registry, for every level.
 * The differences are listed in docs/registry.md.
 */
class CompatibilityLevelsTest {
  /** Fixed, so that the list of differences is exact. */
  private static final long SEED = 20261122;

  private static final int MUTATIONS = 60;

  /** The registry finds the same text before it compares schemas. */
  private static final String FOUND =
      "BACKWARD ACCEPTED, BACKWARD_TRANSITIVE ACCEPTED, FULL ACCEPTED, FULL_TRANSITIVE ACCEPTED";

  /**
   * The registry treats the schema as equal to an earlier one with another meaning. The client
   * rejects its answer.
   */
  private static final String TAKEN_FOR_ANOTHER =
      "NONE REFUSED, BACKWARD REFUSED, BACKWARD_TRANSITIVE REFUSED, FORWARD REFUSED,"
          + " FORWARD_TRANSITIVE REFUSED, FULL REFUSED, FULL_TRANSITIVE REFUSED";

  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "T8 a branch comes and goes", FOUND,
          "T12 string, nullable, string", FOUND,
          "alias alone", TAKEN_FOR_ANOTHER,
          "enum default alone", TAKEN_FOR_ANOTHER,
          "T6 enum loses a symbol, then its default",
              // Only levels at which the verdicts differ; at the others both reject.
              "NONE REFUSED, BACKWARD REFUSED, FORWARD REFUSED, FORWARD_TRANSITIVE REFUSED,"
                  + " FULL REFUSED");

  private static EmbeddedRegistry embedded;
  private static SchemaRegistry registry;

  @BeforeAll
  static void start() {
    embedded = EmbeddedRegistry.startNew();
    registry = SchemaRegistry.http(RegistrySettings.of(URI.create(embedded.url())));
  }

  @AfterAll
  static void stop() {
    registry.close();
    embedded.close();
  }

  private enum Answer {
    ACCEPTED,
    INCOMPATIBLE,
    REFUSED
  }

  /** Verdicts about one candidate at one level. */
  private record Trial(
      VersionSequence sequence, Compatibility level, boolean ours, Answer registrys) {
    boolean differs() {
      return ours != (registrys == Answer.ACCEPTED);
    }
  }

  @Test
  void compatibilityVerdictsEqualTheRegistrys() throws Exception {
    List<VersionSequence> sequences = new ArrayList<>(KnownSequences.known());
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      sequences.add(new RandomVersions(random.split()).sequence("random " + i));
    }

    List<Trial> trials = trials(sequences);

    // Both verdicts must occur.
    for (Compatibility level : Compatibility.values()) {
      assertThat(trials.stream().filter(each -> each.level() == level).map(Trial::ours).distinct())
          .as("verdicts of schema-tools at %s", level)
          .hasSize(level == Compatibility.NONE ? 1 : 2);
    }
    Map<String, String> differences = new TreeMap<>();
    trials.stream()
        .filter(Trial::differs)
        .forEach(
            each ->
                differences.merge(
                    each.sequence().name(),
                    each.level() + " " + each.registrys(),
                    (one, other) -> one + ", " + other));
    assertThat(differences).isEqualTo(DIFFERENCES);
  }

  private static List<Trial> trials(List<VersionSequence> sequences) throws Exception {
    List<Callable<Trial>> tasks = new ArrayList<>();
    for (VersionSequence sequence : sequences) {
      for (Compatibility level : Compatibility.values()) {
        tasks.add(() -> trial(sequence, level));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Trial> trials = new ArrayList<>();
      for (Future<Trial> each : threads.invokeAll(tasks)) {
        trials.add(each.get());
      }
      return trials;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Trial trial(VersionSequence sequence, Compatibility level) {
    boolean ours =
        Levels.compatible(
            sequence.earlier().stream().map(VersionSequence::version).toList(),
            VersionSequence.version(sequence.candidate()),
            level);
    Subject subject = new Subject("levels " + sequence.name() + " " + level);
    sequence.earlier().forEach(each -> registry.register(subject, each));
    registry.setCompatibility(subject, level);
    return new Trial(sequence, level, ours, answer(subject, sequence.candidate()));
  }

  private static Answer answer(Subject subject, String candidate) {
    try {
      registry.register(subject, candidate);
      return Answer.ACCEPTED;
    } catch (RegistryRejectedException e) {
      return switch (e.reason()) {
        case INCOMPATIBLE_SCHEMA -> Answer.INCOMPATIBLE;
        case UNPROCESSABLE -> Answer.REFUSED;
        default -> throw e;
      };
    }
  }
}
