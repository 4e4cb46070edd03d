package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryArchiveTest {

  private static final int BLOCK = 512;

  @TempDir Path directory;

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
  private Path target;

  @BeforeEach
  void setTarget() {
    target = directory.resolve("target");
  }

  @Test
  void filesAndDirectoriesAreExtracted() throws Exception {
    entry('5', "lib/", "", "");
    entry('0', "lib/a.jar", "", "content");
    entry('0', "b.jar", "deep/er", "x".repeat(BLOCK));

    unpack();

    assertThat(target.resolve("lib/a.jar")).hasContent("content");
    assertThat(target.resolve("deep/er/b.jar")).hasContent("x".repeat(BLOCK));
  }

  @Test
  void longNamesOfGnuAndPaxAreRead() throws Exception {
    String gnu = "lib/" + "g".repeat(150);
    String pax = "lib/" + "p".repeat(150);
    entry('L', "././@LongLink", "", gnu + "\0");
    entry('0', "cut", "", "gnu");
    entry('x', "PaxHeaders/cut", "", "164 path=" + pax + "\n" + "20 mtime=1700000000\n");
    entry('0', "cut", "", "pax");

    unpack();

    assertThat(target.resolve(gnu)).hasContent("gnu");
    assertThat(target.resolve(pax)).hasContent("pax");
    assertThat(target.resolve("cut")).doesNotExist();
  }

  @Test
  void entryOutsideOfTheTargetIsRejected() throws Exception {
    entry('0', "lib/../../outside", "", "evil");

    assertThatThrownBy(this::unpack)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lib/../../outside");
    assertThat(directory.resolve("outside")).doesNotExist();
  }

  @Test
  void linkIsRejected() throws Exception {
    entry('2', "link", "", "");

    assertThatThrownBy(this::unpack).isInstanceOf(IOException.class);
  }

  @Test
  void archiveWithoutEndMarkIsRejected() throws Exception {
    entry('0', "a", "", "content");
    Path archive = directory.resolve("cut.tar.gz");
    compress(archive);

    assertThatThrownBy(() -> RegistryDistribution.extract(archive, target))
        .isInstanceOf(EOFException.class);
  }

  private void entry(char type, String name, String prefix, String content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 124, String.format("%011o", content.length()));
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    put(header, 345, prefix);
    tar.write(header);
    tar.write(content.getBytes(US_ASCII));
    tar.write(new byte[(BLOCK - content.length() % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  private void unpack() throws IOException {
    tar.write(new byte[2 * BLOCK]);
    Path archive = directory.resolve("whole.tar.gz");
    compress(archive);
    RegistryDistribution.extract(archive, target);
  }

  private void compress(Path archive) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      tar.writeTo(out);
    }
  }
}
