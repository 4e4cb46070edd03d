package org.openedx.eventbus.tools.internal.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

class ReleasedChecksumsTest {
  /** SHA-256 of an empty file. */
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path directory;

  @Test
  void missingListIsEmpty() {
    assertThat(ReleasedChecksums.read(directory).keys()).isEmpty();
  }

  @Test
  void listHasTheFormatOfSha256sumSortedByFile() throws Exception {
    ReleasedChecksums.read(directory)
        .with(ReleasedChecksums.key("org.b", 0), new byte[0])
        .with(ReleasedChecksums.key("org.a", 1), "one".getBytes(UTF_8))
        .write();

    assertThat(Files.readString(directory.resolve("SHA256SUMS")))
        .isEqualTo(
            "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  org.a/1.avsc\n"
                + EMPTY
                + "  org.b/0.avsc\n");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void writtenListIsReadBack() {
    ReleasedChecksums.read(directory).with("org.a/0.avsc", new byte[0]).write();

    ReleasedChecksums read = ReleasedChecksums.read(directory);

    assertThat(read.sumOf("org.a/0.avsc")).contains(EMPTY);
    assertThat(read.sumOf("org.a/1.avsc")).isEmpty();
    assertThat(read.location("org.a/0.avsc").line()).isEqualTo(1);
  }

  @Test
  void binaryMarkAndUpperCaseAreRead() throws Exception {
    Files.writeString(directory.resolve("SHA256SUMS"), EMPTY.toUpperCase() + " *org.a/0.avsc\n");

    assertThat(ReleasedChecksums.read(directory).sumOf("org.a/0.avsc")).contains(EMPTY);
  }

  @Test
  void everyInvalidLineIsReported() throws Exception {
    Files.writeString(
        directory.resolve("SHA256SUMS"),
        EMPTY + "  a/0.avsc\n<<<<<<< HEAD\n" + EMPTY + "  a/0.avsc\n");

    assertThatThrownBy(() -> ReleasedChecksums.read(directory))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContaining(
            "SHA256SUMS:2:1: not a line in the format of sha256sum: '<<<<<<< HEAD'")
        .hasMessageContaining("SHA256SUMS:3:1: a/0.avsc is listed twice");
  }
}
