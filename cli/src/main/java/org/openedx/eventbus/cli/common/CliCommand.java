package org.openedx.eventbus.cli.common;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.SafeText;
import picocli.CommandLine.Option;

/** Command that reads options and prints to a terminal. {@link #call} returns the exit code. */
public abstract class CliCommand implements Callable<Integer> {
  /** The command succeeded. */
  public static final int SUCCESS = 0;

  /** The command failed, for example because the broker is unavailable. */
  public static final int FAILURE = 1;

  /** Options or configuration are invalid; nothing was tried. */
  public static final int USAGE_ERROR = 2;

  /** A check has findings. */
  public static final int FINDINGS = 100;

  /** Heading of the exit codes in the help of a command. */
  public static final String EXIT_CODES = "%nExit codes:%n";

  private @Nullable Terminal terminal;

  /** The option {@code --format} of commands that print text or JSON. */
  public static final class FormatOption {
    @Option(names = "--format", paramLabel = "text|json", description = "Default: text")
    private Format format = Format.TEXT;

    private enum Format {
      TEXT,
      JSON
    }

    public boolean isJson() {
      return format == Format.JSON;
    }
  }

  /** Sets where the command reads and writes. Called before {@link #call}. */
  public final void attach(Terminal to) {
    terminal = to;
  }

  protected final Terminal terminal() {
    return Objects.requireNonNull(terminal, "terminal");
  }

  /**
   * Prints a line of the result to standard output. Invisible characters are escaped, because
   * records and registries may contain sequences that control a terminal. JSON remains equal.
   */
  protected final void print(Object line) {
    terminal().out().println(SafeText.escapeLines(line.toString()));
  }

  /** Prints a message for people to standard error. */
  protected final void inform(String message) {
    terminal().err().println(SafeText.escapeLines(message));
  }
}
