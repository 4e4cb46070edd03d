package org.openedx.eventbus.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Captures log lines instead of printing them. slf4j-simple writes to standard error. */
public final class LogLines implements AutoCloseable {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private LogLines() {
    System.setErr(new PrintStream(bytes, true, UTF_8));
  }

  public static LogLines capture() {
    return new LogLines();
  }

  public String text() {
    return bytes.toString(UTF_8);
  }

  /** Returns the lines that contain all of the words. */
  public List<String> with(String... words) {
    return text().lines().filter(line -> List.of(words).stream().allMatch(line::contains)).toList();
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
