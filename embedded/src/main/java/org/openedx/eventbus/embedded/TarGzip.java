package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks plain files and directories of a tar.gz, so that no system needs a {@code tar}.
 *
 * <p>A header is one block of 512 bytes, the content follows in whole blocks:
 *
 * <pre>
 * offset  length
 *      0     100  name, ended by NUL
 *    124      12  size, octal
 *    156       1  type: '0' or NUL file, '5' directory, 'L' long name (GNU), 'x' 'g' attributes (pax)
 *    257       5  "ustar"
 *    345     155  what to put before the name, with a slash
 * </pre>
 */
final class TarGzip {

  private static final int BLOCK = 512;

  private final InputStream in;
  private final Path target;

  private TarGzip(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  /**
   * @throws IOException if the archive is damaged, leads outside of the target, or holds anything
   *     but files and directories
   */
  static void unpack(Path archive, Path target) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
      new TarGzip(in, target.toAbsolutePath().normalize()).unpack();
    }
  }

  private void unpack() throws IOException {
    @Nullable String longName = null;
    for (byte[] header = block(); !isEmpty(header); header = block()) {
      long size = Long.parseLong(cString(header, 124, 12).strip(), 8);
      switch (header[156]) {
        case 'L' -> longName = cString(content(size), 0, (int) size);
        case 'x', 'g' -> longName = paxPath(new String(content(size), UTF_8), longName);
        case '5' -> {
          Files.createDirectories(inside(name(header, longName)));
          longName = null;
        }
        case '0', 0 -> {
          write(inside(name(header, longName)), size);
          longName = null;
        }
        default -> throw new IOException("unexpected type of entry in archive: " + header[156]);
      }
    }
  }

  private static String name(byte[] header, @Nullable String longName) {
    if (longName != null) {
      return longName;
    }
    String name = cString(header, 0, 100);
    // GNU tar writes "ustar " and uses the prefix for times.
    boolean posix = cString(header, 257, 6).equals("ustar");
    String prefix = posix ? cString(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Of the pax records {@code "<length> <key>=<value>\n"} only the path concerns us. */
  private static @Nullable String paxPath(String records, @Nullable String otherwise) {
    return records
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith("path="))
        .map(line -> line.substring("path=".length()))
        .findFirst()
        .orElse(otherwise);
  }

  private Path inside(String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("the archive leads outside of its directory: " + name);
    }
    return path;
  }

  private void write(Path file, long size) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long left = size;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException("the archive ends within " + file.getFileName());
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    skipPadding(size);
  }

  private byte[] content(long size) throws IOException {
    byte[] content = in.readNBytes((int) size);
    skipPadding(size);
    return content;
  }

  private void skipPadding(long size) throws IOException {
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
  }

  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      throw new EOFException("the archive ends without its end mark");
    }
    return block;
  }

  private static boolean isEmpty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static String cString(byte[] bytes, int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, UTF_8);
  }
}
