package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, for error messages. */
final class LogTail {

  private static final int BYTES = 16 * 1024;
  private static final int LINES = 30;

  private LogTail() {}

  static String of(Path file) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(0, log.length() - BYTES));
      byte[] end = new byte[(int) Math.min(BYTES, log.length() - log.getFilePointer())];
      log.readFully(end);
      List<String> lines = new String(end, UTF_8).lines().toList();
      String tail =
          String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
      return tail.isBlank() ? "(nothing)" : tail;
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }
}
