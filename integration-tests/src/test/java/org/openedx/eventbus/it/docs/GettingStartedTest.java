package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openedx.eventbus.it.interop.ExternalMavenBuild;
import org.openedx.eventbus.it.interop.LinkedMavenRepository;

/**
 * Follows {@code docs/getting-started.md} word for word: writes its files, runs its commands and
 * compares their output. Only the installation is replaced: Maven uses a repository with the
 * artifacts of this build, and {@code eventbus} runs from the class path on free ports.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page is for a Unix shell")
class GettingStartedTest {
  private static final Path PAGE = Documents.ROOT.resolve("docs/getting-started.md");
  private static final Pattern STEP =
      Pattern.compile(
          "<!-- (write|run|run-until|start|output)(?:: (\\S+))? -->\\n```\\w+\\n(.*?)```",
          Pattern.DOTALL);
  private static final Pattern READY =
      Pattern.compile("ready: bootstrap.servers=(\\S+) schema.registry.url=(\\S+)");

  @Test
  void everyFileAndCommandOfThePageWorks() throws Exception {
    Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "getting-started-");
    try (LinkedMavenRepository repository =
            ExternalMavenBuild.repository(work.resolve("repository"));
        Walkthrough reader = new Walkthrough(work)) {
      reader.script(
          "mvn", "exec " + quoted(ExternalMavenBuild.maven(repository.root())) + " \"$@\"\n");
      Path command = reader.script("eventbus", command());
      reader.set("BUS", command.getParent().toString());
      reader.set("EVENTBUS_REGISTRY_CACHE_DIR", "");
      for (MatchResult step : steps()) {
        follow(reader, step.group(1), step.group(2), step.group(3));
      }
    }
  }

  private static void follow(Walkthrough reader, String kind, String name, String text)
      throws Exception {
    switch (kind) {
      case "write" -> reader.write(name, text);
      case "run" -> reader.run(text);
      case "run-until" -> reader.runUntilExpected(text);
      case "start" -> reader.start(name, text);
      default -> {
        if (name == null) {
          reader.expect(text);
        } else {
          useFreePorts(reader, reader.expect(name, text));
        }
      }
    }
  }

  /** The page uses the default ports of {@code dev}, which may be taken where this test runs. */
  private static void useFreePorts(Walkthrough reader, String output) {
    Matcher ready = READY.matcher(output);
    if (ready.find()) {
      reader.set("EVENTBUS_KAFKA_BOOTSTRAP_SERVERS", ready.group(1));
      reader.set("EVENTBUS_REGISTRY_URL", ready.group(2));
    }
  }

  @Test
  void everyBlockOfThePageIsAStep() {
    String page = Documents.read(PAGE);
    long untested = page.lines().filter(line -> line.equals("```groovy")).count();
    long fences = page.lines().filter(line -> line.startsWith("```")).count();
    assertThat(2 * (steps().size() + untested)).isEqualTo(fences);
  }

  private static List<MatchResult> steps() {
    return STEP.matcher(Documents.read(PAGE)).results().toList();
  }

  private static String command() {
    String classPath =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("surefire.test.class.path", "");
    return "[ \"$1\" != dev ] || { shift; set -- dev --kafka-port 0 --registry-port 0 \"$@\"; }\n"
        + "exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
        + quoted(
            List.of(
                "-Dmaven.repo.local=" + ExternalMavenBuild.usersRepository(),
                "-cp",
                classPath,
                "org.openedx.eventbus.cli.Main"))
        + " \"$@\"\n";
  }

  private static String quoted(List<String> words) {
    return words.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }
}
