package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  private static final String VERSION = "kafka 1.0.0";

  @TempDir Path directory;

  @Test
  void directoryOpenedThroughALinkIsRejectedWhileInUse() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), data);
    try (DataDirectory first = DataDirectory.open(data, VERSION)) {
      assertThat(first.isKept()).isTrue();

      assertRejected(link);
    }
  }

  @Test
  void rejectedSecondInstanceDoesNotUnlockTheDirectoryForOtherProcesses() throws Exception {
    try (DataDirectory first = DataDirectory.open(directory, VERSION)) {
      assertRejected(first.path());

      assertThat(openInAnotherProcess()).contains("in use by another process");
    }
    assertThat(openInAnotherProcess()).isEqualTo("opened");
  }

  @Test
  void closedDirectoryCanBeOpenedAgain() {
    DataDirectory.open(directory, VERSION).close();

    try (DataDirectory second = DataDirectory.open(directory, VERSION)) {
      assertThat(second.isKept()).isTrue();
    }
  }

  private static void assertRejected(Path path) {
    assertThatThrownBy(() -> DataDirectory.open(path, VERSION).close())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("in use by another process");
  }

  private String openInAnotherProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                ChildProcess.javaCommand(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output.strip();
  }

  /** Opens a data directory and prints the result. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) {
      try (DataDirectory opened = DataDirectory.open(Path.of(arguments[0]), VERSION)) {
        System.out.println(opened.isKept() ? "opened" : "temporary");
      } catch (EmbeddedException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
