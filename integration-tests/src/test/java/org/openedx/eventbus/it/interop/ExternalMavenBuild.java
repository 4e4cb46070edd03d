package org.openedx.eventbus.it.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedBus;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.EventAssertions;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.events.learning.LearningEvents;

/**
 * Build of a project outside this repository, by a separate Maven process: with the artifacts of
 * this build, and with the settings and the local repository of the user who runs this build.
 */
public final class ExternalMavenBuild {
  private static final String VERSION = System.getProperty("it.version");
  private static final long MINUTES = 15; // the first build may download a lot

  /** An artifact, its module, and one of its classes. */
  private record Artifact(String name, String module, Class<?> of) {}

  private static final List<Artifact> ARTIFACTS =
      List.of(
          new Artifact("eventbus-core", "core", Event.class),
          new Artifact("eventbus-hooks", "hooks", LocalEventBus.class),
          new Artifact("eventbus-schemas", "schemas", LearningEvents.class),
          new Artifact("eventbus-schema-tools", "schema-tools", Contract.class),
          new Artifact("eventbus-maven-plugin", "maven-plugin", plugin()),
          new Artifact("eventbus-producer", "producer-lib", KafkaEventProducer.class),
          new Artifact("eventbus-consumer", "consumer-lib", EventConsumer.class),
          new Artifact("eventbus-embedded", "embedded", EmbeddedBus.class),
          new Artifact("eventbus-testkit", "testkit", EventAssertions.class));

  private ExternalMavenBuild() {}

  /** Returns a class of the plugin. Its goals cannot be loaded without Maven's own classes. */
  private static Class<?> plugin() {
    try {
      return Class.forName("org.openedx.eventbus.maven.package-info");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("eventbus-maven-plugin is not on the class path", e);
    }
  }

  /** Result of a build. */
  record Result(int exitCode, String output) {}

  /** Builds a copy of the project up to a phase. */
  static Result of(Path project, String phase) throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "another-");
    Path copy = directory.resolve("project");
    copy(project, copy);
    try (LinkedMavenRepository repository = repository(directory.resolve("repository"))) {
      return run(copy, repository.root(), phase);
    }
  }

  /** Creates a local repository with the artifacts of this build; the caller closes it. */
  public static LinkedMavenRepository repository(Path directory) throws Exception {
    LinkedMavenRepository repository = LinkedMavenRepository.over(usersRepository(), directory);
    publish(repository);
    return repository;
  }

  /** Returns the command that runs Maven with a local repository and this build's settings. */
  public static List<String> maven(Path repository) {
    List<String> command =
        new ArrayList<>(
            List.of(
                maven(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + repository,
                "-Deventbus.version=" + VERSION,
                "-Djunit.version=" + System.getProperty("it.junit.version")));
    command.addAll(sameSession());
    return command;
  }

  private static Result run(Path project, Path repository, String phase) throws Exception {
    List<String> command = maven(repository);
    command.add(phase);
    Path log = project.resolveSibling("build.log");
    Process maven =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    maven.getOutputStream().close();
    boolean ended = maven.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      maven.descendants().forEach(ProcessHandle::destroy);
      maven.destroy();
    }
    return new Result(ended ? maven.exitValue() : -1, Files.readString(log, UTF_8));
  }

  /** Returns the options of the running build: offline, and its settings file. */
  private static List<String> sameSession() {
    String[] session = System.getProperty("it.session", "false none").split(" ", 2);
    List<String> options = new ArrayList<>();
    if (session[0].equals("true")) {
      options.add("--offline");
    }
    if (Files.isRegularFile(Path.of(session[1]))) {
      options.addAll(List.of("--settings", session[1]));
    }
    return options;
  }

  /** Returns the Maven that runs this build, if known. */
  private static String maven() {
    Path own = Path.of(System.getProperty("it.maven.home", ""), "bin", "mvn");
    return Files.isExecutable(own) ? own.toString() : "mvn";
  }

  private static void publish(LinkedMavenRepository repository) throws Exception {
    repository.addPom("eventbus-parent", VERSION, Path.of("../pom.xml"));
    repository.addPom("eventbus-bom", VERSION, Path.of("../bom/pom.xml"));
    for (Artifact each : ARTIFACTS) {
      repository.addPom(each.name(), VERSION, Path.of("..", each.module(), "pom.xml"));
      Path built = Path.of(each.of().getProtectionDomain().getCodeSource().getLocation().toURI());
      repository.addJar(each.name(), VERSION, built);
    }
  }

  /** Returns the local repository of the running build, which Surefire passes to tests. */
  public static Path usersRepository() {
    return Stream.of("maven.repo.local", "localRepository")
        .map(System::getProperty)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
  }

  /** Copies a project without its build output. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (each.getFileName().toString().equals("target")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(each).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(each, to.resolve(from.relativize(each).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
