package org.openedx.eventbus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutation test of the simulation: bugs are put into the engine, and each must be found. */
@Execution(ExecutionMode.CONCURRENT)
class MutationTest {
  /** A bug that needs more seeds might escape the four thousand of a build. */
  private static final int SEEDS = 2_000;

  /** A build tries one mutation in this many; all are tried with {@code -Pthorough}. */
  private static final int SAMPLED = 4;

  static List<Mutation> mutations() {
    List<Mutation> all = Mutations.all();
    return Boolean.getBoolean("test.thorough")
        ? all
        : IntStream.range(0, all.size()).filter(i -> i % SAMPLED == 0).mapToObj(all::get).toList();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void simulationFindsMutation(Mutation mutation) throws Exception {
    MutatedEngine engine = new MutatedEngine(mutation);
    String found = null;
    for (long seed = 0; seed < SEEDS && found == null; seed++) {
      found = engine.trouble(seed);
    }
    assertThat(found).as("%s, within %d seeds", mutation, SEEDS).isNotNull();
    System.out.println(mutation + ": " + found.lines().limit(2).toList());
  }

  @Test
  void unmutatedEnginePasses() throws Exception {
    MutatedEngine engine =
        new MutatedEngine(
            Mutation.named("none")
                .change(
                    "internal/engine/Engine.java",
                    "return partitions.values();",
                    "return partitions.values();"));
    for (long seed = 0; seed < 100; seed++) {
      assertThat(engine.trouble(seed)).isNull();
    }
  }

  @Test
  void guaranteesPageListsAllMutations() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "consumer-guarantees.md"));
    assertThat(page).contains(Mutations.all().stream().map(Mutation::name).toList());
  }
}
