package org.openedx.eventbus.cli.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Streams of a command, and how long it may take to end after a signal.
 *
 * @param in read for {@code --data -}
 * @param out results, for people and programs
 * @param err progress and errors, for people
 * @param shutdown time to end after a signal
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, ShutdownTimeout shutdown) {

  /** Time that a command may take to end after a signal has interrupted it. Thread-safe. */
  public static final class ShutdownTimeout {
    private static final Duration DEFAULT = Duration.ofSeconds(20);
    private volatile Duration timeout = DEFAULT;

    /** Sets the timeout to the default and the given time, for example to close a consumer. */
    public void extendBy(Duration more) {
      timeout = DEFAULT.plus(more);
    }

    public Duration get() {
      return timeout;
    }
  }

  /** Creates a terminal with the default timeout. */
  public Terminal(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, new ShutdownTimeout());
  }

  /** Returns the streams of the process, in UTF-8 independent of the locale. */
  public static Terminal ofProcess() {
    return new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  /**
   * Returns the text of an option such as {@code --data}: the content of the file for
   * {@code @FILE}, standard input for {@code -}, and otherwise the value.
   *
   * @throws UsageException if the file or standard input cannot be read
   */
  public String readData(String value) {
    try {
      if (value.equals("-")) {
        return new String(in.readAllBytes(), UTF_8);
      }
      return value.startsWith("@") ? Files.readString(Path.of(value.substring(1))) : value;
    } catch (IOException | InvalidPathException e) {
      String source = value.equals("-") ? "standard input" : value.substring(1);
      throw new UsageException("--data: cannot read " + source + " (" + e + ")", e);
    }
  }
}
