package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./eventbus} in a clone whose classes print what they are started with. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("../eventbus");
  private static final String MAIN = "org/openedx/eventbus/cli/Main.class";
  private static final Instant START = Instant.parse("2026-01-31T12:00:00.250Z");

  private static byte[] mainClass;

  @TempDir Path directory;
  private Path clone;
  private List<String> modules;

  /** A completed run of the script. */
  private record Launch(int exitCode, String out, String err) {}

  @BeforeEach
  void createClone() throws Exception {
    clone = Files.createDirectory(directory.resolve("a clone"));
    Files.copy(SCRIPT, clone.resolve("eventbus"));
    modules = modulesOfTheScript();
    source("pom.xml");
    source("bom/pom.xml");
    source("cli/launcher/pom.xml");
    for (String module : modules) {
      source(module + "/pom.xml");
      source(module + "/src/main/java/Some.java");
    }
    Files.createDirectories(directory.resolve("bin"));
    maven("echo maven \"$@\" >>\"" + directory.resolve("maven.log") + "\"; exit 1");
  }

  private static List<String> modulesOfTheScript() throws IOException {
    Matcher modules = Pattern.compile("(?m)^MODULES=\"(.*)\"$").matcher(Files.readString(SCRIPT));
    assertThat(modules.find()).isTrue();
    return List.of(modules.group(1).split(" "));
  }

  /** Creates a file that is older than the build, and so are its directories. */
  private void source(String name) throws IOException {
    Path file = clone.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    for (Path each = file; !each.equals(clone); each = each.getParent()) {
      Files.setLastModifiedTime(each, FileTime.from(START.minusMillis(1)));
    }
  }

  /** Compiles a main class that prints where it is and its arguments. */
  @BeforeAll
  static void compile(@TempDir Path sources) throws IOException {
    Path source = sources.resolve("Main.java");
    Files.writeString(
        source,
        """
        package org.openedx.eventbus.cli;
        public class Main {
          public static void main(String[] args) {
            String place = Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
            System.out.println(place.replaceAll(".*/cli/", "") + " " + String.join(",", args));
            System.out.println("commit " + System.getProperty("eventbus.commit"));
            System.exit(args.length);
          }
        }
        """);
    String[] options = {"-d", sources.toString(), source.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options)).isZero();
    mainClass = Files.readAllBytes(sources.resolve(MAIN));
  }

  /** Creates what a build leaves behind. */
  private void build(String target) throws IOException {
    for (String module : modules) {
      Files.createDirectories(clone.resolve(module).resolve(target).resolve("classes"));
    }
    Path main = clone.resolve("cli").resolve(target).resolve("classes").resolve(MAIN);
    Files.createDirectories(main.getParent());
    Files.write(main, mainClass);
    Path launcher = Files.createDirectories(clone.resolve("cli/launcher").resolve(target));
    Path library = Files.writeString(directory.resolve("library.jar"), "");
    Files.writeString(launcher.resolve("classpath"), library.toString());
    Files.writeString(launcher.resolve("started"), START + "\n");
  }

  private void maven(String script) throws IOException {
    Path file = directory.resolve("bin/mvn");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Launch launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", clone.resolve("eventbus").toString()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    builder.environment().put("MAVEN_ARGS", "--offline --some");
    int exitCode = builder.start().waitFor();
    return new Launch(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private void touch(String name) throws IOException {
    Files.setLastModifiedTime(clone.resolve(name), FileTime.from(START.plusMillis(1)));
  }

  private void assertMavenIsCalled() throws Exception {
    Launch launch = launch("tail");
    assertThat(launch.exitCode()).isEqualTo(1);
    assertThat(launch.err()).contains("eventbus: building", "eventbus: the build failed");
    assertThat(directory.resolve("maven.log"))
        .content()
        .startsWith("maven -B --offline --some -f " + clone.toRealPath().resolve("pom.xml"))
        .contains("-P launcher");
  }

  @Test
  void modulesAreThoseThatTheCommandDependsOn() throws Exception {
    Set<String> expected = new TreeSet<>();
    collect("cli", expected);
    assertThat(modules).containsExactlyInAnyOrderElementsOf(expected);
  }

  /**
   * Collects a module, its plugins and the modules of its dependencies, without those for tests.
   */
  private static void collect(String module, Set<String> found) throws IOException {
    if (!found.add(module)) {
      return;
    }
    String pom = Files.readString(Path.of("..", module, "pom.xml"));
    Matcher dependency =
        Pattern.compile(
                "<(dependency|plugin)>\\s*<groupId>org.openedx.eventbus</groupId>\\s*"
                    + "<artifactId>eventbus-([\\w-]+)</artifactId>(.*?)</\\1>",
                Pattern.DOTALL)
            .matcher(pom);
    while (dependency.find()) {
      if (!dependency.group(3).contains("<scope>test</scope>")) {
        String name = dependency.group(2);
        boolean library = Files.isDirectory(Path.of("..", name + "-lib"));
        collect(library ? name + "-lib" : name, found);
      }
    }
  }

  @Test
  void classesOfTheLastBuildAreRunWithoutMaven() throws Exception {
    build("target");
    Launch launch = launch("send", "a b");
    assertThat(launch.err()).isEmpty();
    assertThat(launch.out()).startsWith("target/classes/ send,a b\n");
    assertThat(launch.exitCode()).isEqualTo(2);
    assertThat(directory.resolve("maven.log")).doesNotExist();
  }

  @Test
  void commitIsPassedForTheVersion() throws Exception {
    build("target");
    assertThat(launch("--version").out()).contains("commit \n"); // this clone has no commit
    assertThat(launch("tail").out()).contains("commit null\n");
  }

  @Test
  void newerSourceIsBuilt() throws Exception {
    build("target");
    touch("core/src/main/java/Some.java");
    assertMavenIsCalled();
  }

  @Test
  void newerPomIsBuilt() throws Exception {
    build("target");
    touch("hooks/pom.xml");
    assertMavenIsCalled();
  }

  @Test
  void deletedSourceIsBuilt() throws Exception {
    build("target");
    Files.delete(clone.resolve("schemas/src/main/java/Some.java"));
    assertMavenIsCalled();
  }

  @Test
  void missingClassesAreBuilt() throws Exception {
    build("target");
    Files.delete(clone.resolve("consumer-lib/target/classes"));
    assertMavenIsCalled();
  }

  @Test
  void missingLibraryIsBuilt() throws Exception {
    build("target");
    Files.delete(directory.resolve("library.jar"));
    assertMavenIsCalled();
  }

  @Test
  void freshCloneIsBuilt() throws Exception {
    assertMavenIsCalled();
  }

  @Test
  void separateBuildIsRunIfTheOtherIsOutdated() throws Exception {
    build("target");
    build("target/launcher");
    Files.writeString(clone.resolve("cli/launcher/target/started"), "2026-01-01T00:00:00.000Z\n");
    assertThat(launch("tail").out()).startsWith("target/launcher/classes/ tail\n");
    assertThat(directory.resolve("maven.log")).doesNotExist();
  }

  @Test
  void classesAreRunAfterTheirBuildAndAtTheNextStart() throws Exception {
    build("target/launcher");
    Path built = clone.resolve("cli/launcher/target");
    Path aside = directory.resolve("aside");
    Files.move(built, aside);
    maven("mv '" + aside + "' '" + built + "'; echo '[INFO] Building core [1/1]'");
    Launch first = launch("tail");
    assertThat(first.out()).as(first.err()).startsWith("target/launcher/classes/ tail\n");
    assertThat(first.err()).startsWith("eventbus: building").contains("core [1/1]");
    maven("exit 1");
    Launch second = launch("tail");
    assertThat(second.out()).startsWith("target/launcher/classes/ tail\n");
    assertThat(second.err()).isEmpty();
  }
}
