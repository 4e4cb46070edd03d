package org.openedx.eventbus.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maven artifact of Apicurio Registry: a {@code tar.gz} of 109 MB.
 *
 * <p>It is found in the user's local repository, or downloaded with the user's own {@code mvn}, so
 * that the mirrors, proxies and offline mode of the user's settings apply.
 */
final class RegistryArtifact {

  static final String VERSION = "3.0.9";
  static final String COORDINATES = "io.apicurio:apicurio-registry-app:" + VERSION + ":tar.gz:all";
  private static final String FILE_NAME = "apicurio-registry-app-" + VERSION + "-all.tar.gz";

  /** Path within a Maven repository. */
  static final String REPOSITORY_PATH =
      "io/apicurio/apicurio-registry-app/" + VERSION + "/" + FILE_NAME;

  /** Older versions of this plugin need the artifact's parent POM, which was never published. */
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

  private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(15);
  private static final int PROGRESS_SECONDS = 5;
  private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern LOCAL_REPOSITORY =
      Pattern.compile("<localRepository>\\s*(.*?)\\s*</localRepository>", Pattern.DOTALL);

  private RegistryArtifact() {}

  /** Returns where the local Maven repository stores the artifact, whether it is there or not. */
  static Path localFile() {
    Path m2 = Path.of(System.getProperty("user.home"), ".m2");
    // Maven's own property, then the one by which Surefire passes the build's repository to tests.
    return Stream.of("maven.repo.local", "localRepository")
        .map(name -> System.getProperty(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .or(() -> localRepositoryOf(m2.resolve("settings.xml")))
        .map(Path::of)
        .orElse(m2.resolve("repository"))
        .resolve(REPOSITORY_PATH);
  }

  /** Returns the local repository that Maven settings name; empty if the file is not readable. */
  static Optional<String> localRepositoryOf(Path settings) {
    try {
      String text = XML_COMMENT.matcher(Files.readString(settings)).replaceAll("");
      Matcher matcher = LOCAL_REPOSITORY.matcher(text);
      return matcher.find()
          ? Optional.of(matcher.group(1).replace("${user.home}", System.getProperty("user.home")))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Downloads the artifact with {@code mvn}.
   *
   * @param directory an existing directory for the artifact and Maven's log
   * @param progress receives a line at the start, and another every {@value #PROGRESS_SECONDS}
   *     seconds
   * @return the downloaded file
   * @throws EmbeddedException if there is no {@code mvn}, or if it fails
   */
  static Path download(Path directory, Consumer<String> progress) throws IOException {
    Path maven =
        findMaven()
            .orElseThrow(
                () ->
                    new EmbeddedException(
                        ("found neither the schema registry at %s nor the command mvn in M2_HOME,"
                                + " MAVEN_HOME and PATH to download it: install Maven, or unpack %s"
                                + " and set the system property %s to that directory")
                            .formatted(
                                localFile(), COORDINATES, RegistryDistribution.HOME_PROPERTY)));
    List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-N", COPY));
    command.add("-Dartifact=" + COORDINATES);
    command.add("-DoutputDirectory=" + directory);
    String repository = System.getProperty("maven.repo.local", "");
    if (!repository.isBlank()) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    progress.accept("downloading the schema registry (109 MB, once) with " + maven);
    Path log = directory.resolve("mvn.log");
    run(command, directory, log, progress);
    Path downloaded = directory.resolve(FILE_NAME);
    if (!Files.exists(downloaded)) {
      throw failure(command, "did not create " + FILE_NAME, log);
    }
    return downloaded;
  }

  private static void run(List<String> command, Path directory, Path log, Consumer<String> progress)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            // Outside of any project: its POM could change what is downloaded, and from where.
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    Deadline deadline = Deadline.in(DOWNLOAD_TIMEOUT);
    try {
      while (!process.waitFor(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
        if (deadline.hasPassed()) {
          throw failure(command, "did not end within " + deadline, log);
        }
        progress.accept(
            "still downloading the schema registry after " + deadline.elapsed().toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("interrupted while downloading the schema registry", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    if (process.exitValue() != 0) {
      throw failure(command, "ended with exit code " + process.exitValue(), log);
    }
  }

  private static EmbeddedException failure(List<String> command, String problem, Path log) {
    return new EmbeddedException(
        ("cannot download the schema registry: the command\n  %s\n%s. Check network, proxy, mirror"
                + " and offline mode and run the command again, or unpack %s and set the system"
                + " property %s to that directory. Maven's output:\n%s")
            .formatted(
                String.join(" ", command),
                problem,
                COORDINATES,
                RegistryDistribution.HOME_PROPERTY,
                ChildProcess.logTail(log)));
  }

  private static Optional<Path> findMaven() {
    Stream<Path> homes =
        Stream.of(
                System.getenv("M2_HOME"),
                System.getenv("MAVEN_HOME"),
                System.getProperty("maven.home"))
            .filter(home -> home != null && !home.isBlank())
            .map(home -> Path.of(home, "bin"));
    Stream<Path> path =
        Stream.ofNullable(System.getenv("PATH"))
            .flatMap(value -> Stream.of(value.split(File.pathSeparator)))
            .filter(entry -> !entry.isBlank())
            .map(Path::of);
    String command = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
    return Stream.concat(homes, path)
        .map(directory -> directory.resolve(command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
