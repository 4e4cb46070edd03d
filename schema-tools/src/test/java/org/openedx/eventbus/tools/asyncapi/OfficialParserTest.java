package org.openedx.eventbus.tools.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks documents with AsyncAPI's official parser from npm. If npm or its packages are
 * unavailable, the test prints the reason and is skipped.
 */
class OfficialParserTest {
  private static final Path RESOURCES = Path.of("src/test/resources/asyncapi");
  private static final Path HOME = Path.of("target/asyncapi-parser").toAbsolutePath();

  @TempDir Path scratch;

  private record Ended(int exitCode, List<String> lines) {}

  @BeforeAll
  static void install() throws Exception {
    assume(isInstalled("npm") && isInstalled("node"), "npm and node are not in PATH");
    Files.createDirectories(HOME);
    for (String file : List.of("package.json", "validate.cjs")) {
      Files.copy(RESOURCES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Ended install =
        run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    assume(install.exitCode() == 0, "npm install failed: " + install.lines());
  }

  /** Skips the tests and prints the reason, because a report does not show it. */
  private static void assume(boolean holds, String otherwise) {
    if (!holds) {
      System.out.println("Skipped the official AsyncAPI parser: " + otherwise);
    }
    assumeTrue(holds, otherwise);
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  private static Ended run(String... command) throws IOException, InterruptedException {
    Path output = HOME.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    assertThat(ended).as(String.join(" ", command) + " ends within three minutes").isTrue();
    return new Ended(process.exitValue(), Files.readAllLines(output));
  }

  @Test
  void documentHasNoParserErrors() throws Exception {
    String text = Documents.everything(scratch);
    Path document = Files.writeString(scratch.resolve("document.json"), text);
    long messages = text.lines().filter(each -> each.contains("\"x-subject\"")).count();

    Ended parsed = run("node", "validate.cjs", document.toString());

    assertThat(parsed.lines()).containsExactly(messages + " messages");
    assertThat(messages).isGreaterThan(10);
  }

  @Test
  void invalidTypeHasParserErrors() throws Exception {
    String text =
        Documents.everything(scratch).replace("\"type\" : \"record\"", "\"type\" : \"recrd\"");
    Path document = Files.writeString(scratch.resolve("document.json"), text);

    assertThat(run("node", "validate.cjs", document.toString()).lines()).hasSizeGreaterThan(1);
  }
}
