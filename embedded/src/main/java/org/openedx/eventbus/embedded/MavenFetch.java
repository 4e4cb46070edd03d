package org.openedx.eventbus.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fetches a file through the user's own Maven command, with the user's settings. */
final class MavenFetch {

  /** Older ones want the artifact's parent POM, which was never published. */
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int SECONDS_BETWEEN_PROGRESS = 5;

  private final Consumer<String> progress;

  MavenFetch(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Fetches the file into an existing directory, and returns where it lies. */
  Path fetch(MavenArtifact artifact, Path directory) throws IOException {
    Path maven =
        command()
            .orElseThrow(
                () ->
                    new EmbeddedException(
                        "the schema registry is not on this machine: looked for "
                            + MavenLocalRepository.find().resolve(artifact.repositoryPath())
                            + ", then for the command mvn in M2_HOME, MAVEN_HOME and PATH to fetch"
                            + " it with. Install Maven, or unpack "
                            + artifact
                            + " yourself and name the directory in the system property "
                            + RegistryDistribution.HOME_PROPERTY));
    Path log = directory.resolve("mvn.log");
    List<String> line = new ArrayList<>(List.of(maven.toString(), "-B", "-N", COPY));
    line.add("-Dartifact=" + artifact);
    line.add("-DoutputDirectory=" + directory);
    String repository = System.getProperty("maven.repo.local", "");
    if (!repository.isBlank()) {
      line.add("-Dmaven.repo.local=" + repository);
    }
    progress.accept("fetching the schema registry (109 MB, once) with " + maven);
    run(line, directory, log);
    Path fetched = directory.resolve(artifact.fileName());
    if (!Files.exists(fetched)) {
      throw failed(line, "left no " + artifact.fileName(), log);
    }
    return fetched;
  }

  private void run(List<String> line, Path directory, Path log) throws IOException {
    Process process =
        new ProcessBuilder(line)
            // No project here: its POM could change what is fetched, and from where.
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    Deadline deadline = Deadline.in(PATIENCE);
    try {
      while (!process.waitFor(SECONDS_BETWEEN_PROGRESS, TimeUnit.SECONDS)) {
        if (deadline.passed()) {
          throw failed(line, "did not end within " + deadline, log);
        }
        long left = deadline.remaining().toSeconds();
        progress.accept(
            "still fetching the schema registry, " + (PATIENCE.toSeconds() - left) + " s so far");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("interrupted while fetching the schema registry", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    if (process.exitValue() != 0) {
      throw failed(line, "ended with exit code " + process.exitValue(), log);
    }
  }

  private static EmbeddedException failed(List<String> line, String what, Path log) {
    return new EmbeddedException(
        "cannot fetch the schema registry: the command\n  "
            + String.join(" ", line)
            + "\n"
            + what
            + ". Run it yourself once it can succeed (network, proxy, mirror, offline mode), or"
            + " unpack the file and name the directory in the system property "
            + RegistryDistribution.HOME_PROPERTY
            + ". Maven said:\n"
            + LogTail.of(log));
  }

  /** Where the user's Maven is. */
  static Optional<Path> command() {
    Stream<Path> homes =
        Stream.of(
                System.getenv("M2_HOME"),
                System.getenv("MAVEN_HOME"),
                System.getProperty("maven.home"))
            .filter(Objects::nonNull)
            .filter(home -> !home.isBlank())
            .map(home -> Path.of(home, "bin"));
    Stream<Path> path =
        Stream.ofNullable(System.getenv("PATH"))
            .flatMap(value -> Stream.of(value.split(File.pathSeparator)))
            .filter(entry -> !entry.isBlank())
            .map(Path::of);
    List<String> names = File.separatorChar == '\\' ? List.of("mvn.cmd") : List.of("mvn");
    return Stream.concat(homes, path)
        .flatMap(directory -> names.stream().map(directory::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
