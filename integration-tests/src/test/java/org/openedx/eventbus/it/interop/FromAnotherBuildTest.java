package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedBus;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.EventAssertions;
import org.openedx.events.learning.LearningEvents;

/** A stranger's build, outside this one, uses the libraries, the embedded bus and the testkit. */
class FromAnotherBuildTest {
  private static final Path STRANGER = Path.of("src/it/stranger");
  private static final String VERSION = System.getProperty("it.version");

  /** Each artifact with its module and a class of it. */
  private record Artifact(String name, String module, Class<?> of) {}

  private static final List<Artifact> ARTIFACTS =
      List.of(
          new Artifact("eventbus-core", "core", Event.class),
          new Artifact("eventbus-schemas", "schemas", LearningEvents.class),
          new Artifact("eventbus-producer", "producer-lib", KafkaEventProducer.class),
          new Artifact("eventbus-consumer", "consumer-lib", EventConsumer.class),
          new Artifact("eventbus-embedded", "embedded", EmbeddedBus.class),
          new Artifact("eventbus-testkit", "testkit", EventAssertions.class));

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links to directories need rights there")
  void itsTestWithAnEmbeddedBusPasses() throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stranger-");
    Path project = directory.resolve("project");
    copy(STRANGER, project);
    try (BorrowedRepository repository =
        BorrowedRepository.over(usersRepository(), directory.resolve("repository"))) {
      publish(repository);
      assertTestPasses(project, repository.root());
    }
  }

  /** The one that runs this build, where it says so. */
  private static String maven() {
    Path own = Path.of(System.getProperty("it.maven.home", ""), "bin", "mvn");
    return Files.isExecutable(own) ? own.toString() : "mvn";
  }

  private static void assertTestPasses(Path project, Path repository) throws Exception {
    Process maven =
        new ProcessBuilder(
                maven(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + repository,
                "-Deventbus.version=" + VERSION,
                "-Djunit.version=" + System.getProperty("it.junit.version"),
                "test")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    maven.getOutputStream().close();
    String output = new String(maven.getInputStream().readAllBytes());

    assertThat(maven.waitFor()).as(output).isZero();
    assertThat(output).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
  }

  private static void publish(BorrowedRepository repository) throws Exception {
    repository.addPom("eventbus-parent", VERSION, Path.of("../pom.xml"));
    repository.addPom("eventbus-bom", VERSION, Path.of("../bom/pom.xml"));
    for (Artifact each : ARTIFACTS) {
      repository.addPom(each.name(), VERSION, Path.of("..", each.module(), "pom.xml"));
      Path built = Path.of(each.of().getProtectionDomain().getCodeSource().getLocation().toURI());
      repository.addJar(each.name(), VERSION, built);
    }
  }

  /** Surefire tells where the running build has it. */
  private static Path usersRepository() {
    return Stream.of("maven.repo.local", "localRepository")
        .map(System::getProperty)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : (Iterable<Path>) tree::iterator) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
