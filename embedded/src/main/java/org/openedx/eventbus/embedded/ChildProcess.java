package org.openedx.eventbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child process with its output in a file. It never outlives this JVM: a shutdown hook ends it,
 * and where there is a shell, a watchdog does so even after a {@code kill -9} of this JVM.
 */
final class ChildProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final int FIRST_EXIT_CODE_OF_SIGNALS = 128;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the command; does not wait until it is of use.
   *
   * @param directory its working directory, so that whatever it drops lies with its data
   * @param log receives what it prints; appended to over restarts
   */
  static ChildProcess start(String name, List<String> command, Path directory, Path log) {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new EmbeddedException("cannot start " + name + ": " + e.getMessage(), e);
    }
    ChildProcess child = new ChildProcess(name, process, log);
    JvmExit.closeLater(child);
    @Nullable Process watchdog = watch(process.pid());
    var unused =
        process
            .onExit()
            .thenRun(
                () -> {
                  JvmExit.forget(child);
                  if (watchdog != null) {
                    watchdog.destroyForcibly();
                  }
                });
    return child;
  }

  /**
   * A shell that waits for the end of its input, which this JVM holds open as long as it lives.
   * Without a shell the shutdown hook has to do.
   */
  private static @Nullable Process watch(long pid) {
    try {
      return new ProcessBuilder("sh", "-c", "trap '' INT HUP TERM; read -r _; kill -9 " + pid)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return null;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether the JVM in it went down, other than by the program's own exit. */
  boolean crashed() {
    return !process.isAlive()
        && (process.exitValue() < 0
            || process.exitValue() >= FIRST_EXIT_CODE_OF_SIGNALS
            || LogTail.of(log).contains("shared archive"));
  }

  /** Ends it in good order, by force once the time for that is over. Returns when it has ended. */
  void terminate() {
    if (!process.isAlive()) {
      return;
    }
    // A frozen process sees the request only after it is thawed.
    signalIfPossible("CONT");
    process.destroy();
    if (!ended(GRACE)) {
      kill();
    }
  }

  /** Ends it as {@code kill -9} does. Returns when it has ended. */
  void kill() {
    process.destroyForcibly();
    if (!ended(GRACE)) {
      throw new EmbeddedException(name + " (process " + pid() + ") does not end, even by kill -9");
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return false;
    }
  }

  /** Freezes it: it keeps its sockets, and answers nothing. */
  void pause() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    if (!process.isAlive()) {
      throw new EmbeddedException(name + " does not run, so it cannot be paused or resumed");
    }
    if (!signalIfPossible(signal)) {
      throw new EmbeddedException(
          "cannot send SIG"
              + signal
              + " to "
              + name
              + " (process "
              + pid()
              + "): pausing needs the kill command of Linux or macOS");
    }
  }

  private boolean signalIfPossible(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return kill.waitFor(5, SECONDS) && kill.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The error of a start that failed: with what the process said last. */
  EmbeddedException failure(String what) {
    String state = isAlive() ? what : "ended with exit code " + process.exitValue();
    return new EmbeddedException(
        name + " " + state + "; the end of " + log + ":\n" + LogTail.of(log));
  }

  @Override
  public void close() {
    terminate();
  }

  @Override
  public String toString() {
    return name;
  }
}
