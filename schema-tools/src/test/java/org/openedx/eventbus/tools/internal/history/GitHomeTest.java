package org.openedx.eventbus.tools.internal.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHomeTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";

  /** Runs in a separate JVM, because JGit measures and stores its settings once per JVM. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      History.git(Path.of(arguments[0]), "HEAD", Optional.empty())
          .versions(GitFolder.contracts(CART));
    }
  }

  @Test
  void readingWritesNothingToUserHome(@TempDir Path repository, @TempDir Path home)
      throws Exception {
    try (GitFolder folder = new GitFolder(repository)) {
      folder.write("schemas/" + CART + ".avsc", GitFolder.text(CART, 1)).commit("first");
    }
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                repository.resolve("schemas").toString())
            .redirectErrorStream(true);
    java.environment().put("HOME", home.toString());
    java.environment()
        .keySet()
        .removeAll(List.of("XDG_CONFIG_HOME", "GIT_DIR", "JAVA_TOOL_OPTIONS"));

    Process reader = java.start();
    String output = new String(reader.getInputStream().readAllBytes(), UTF_8);
    assertThat(reader.waitFor()).as(output).isZero();

    try (Stream<Path> written = Files.walk(home)) {
      assertThat(written).containsExactly(home);
    }
  }
}
