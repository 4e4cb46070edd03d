package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {
  private static final String JAVA =
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";

  @TempDir Path directory;

  @Test
  void versionOfTheBuildIsPrintedFromClasses() {
    Run run = Run.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).containsExactly("eventbus " + version(), JAVA);
    assertThat(Run.of("-V").out()).isEqualTo(run.out());
  }

  @Test
  void versionOfTheBuildIsPrintedFromAJar() throws Exception {
    String classPath =
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    Path jar = Path.of(classPath);
    if (Files.isDirectory(jar)) {
      jar = jarOf(jar);
    }
    assertThat(child(jar)).containsExactly("eventbus " + version(), JAVA);
  }

  @Test
  void commitOfTheLauncherIsPrinted() throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(child(classes, "-Deventbus.commit=0123abc"))
        .containsExactly("eventbus " + version() + " (commit 0123abc)", JAVA);
  }

  /** Returns the version of the resource, which the build has replaced in it. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    String version = properties.getProperty("version");
    assertThat(version).matches("\\d+\\.\\d+\\.\\d+.*");
    return version;
  }

  private Path jarOf(Path classes) throws IOException {
    Path jar = directory.resolve("eventbus-cli.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
    return jar;
  }

  /** Runs {@code eventbus --version} with the command in front of the class path. */
  private static List<String> child(Path command, String... options) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(options));
    line.addAll(
        List.of(
            "-cp",
            command + File.pathSeparator + System.getProperty("java.class.path"),
            Main.class.getName(),
            "--version"));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
