package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Child process that writes its output to a file and never outlives this JVM.
 *
 * <p>A shutdown hook terminates it. Where a shell is available, a watchdog also kills it after a
 * {@code kill -9} of this JVM. Thread-safe.
 *
 * @param name for messages
 * @param log the file with standard output and standard error
 */
record ChildProcess(String name, Process process, Path log) implements AutoCloseable {

  /** Options of a small JVM. Measured: a fifth less start time, a fifth less memory. */
  private static final List<String> SMALL_JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Duration TERMINATION_TIMEOUT = Duration.ofSeconds(15);
  private static final int FIRST_SIGNAL_EXIT_CODE = 128;
  private static final int LOG_TAIL_BYTES = 16 * 1024;
  private static final int LOG_TAIL_LINES = 30;

  /**
   * Starts a small JVM, and returns at once.
   *
   * @param name for messages
   * @param arguments its options, its main class and the arguments of that
   * @param directory the working directory; files that the process creates, such as crash dumps,
   *     are deleted with its data
   * @param log the file for standard output and standard error; appended to
   */
  static ChildProcess startJava(String name, List<String> arguments, Path directory, Path log) {
    List<String> command = new ArrayList<>(List.of(javaCommand()));
    command.addAll(SMALL_JVM);
    command.addAll(arguments);
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
    ShutdownHook.register(child);
    @Nullable Process watchdog = startWatchdog(process.pid());
    var unused =
        process
            .onExit()
            .thenRun(
                () -> {
                  ShutdownHook.unregister(child);
                  if (watchdog != null) {
                    watchdog.destroyForcibly();
                  }
                });
    return child;
  }

  /**
   * Starts a shell that kills the process when its own standard input ends. This JVM holds the
   * other end of that pipe open until it exits. Returns null without a shell: then only the
   * shutdown hook ends the process.
   */
  private static @Nullable Process startWatchdog(long pid) {
    try {
      String script = "trap '' INT HUP TERM; read -r _; kill -9 " + pid;
      return silent(List.of("sh", "-c", script)).start();
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns a builder of a process whose output is discarded. */
  static ProcessBuilder silent(List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** Returns the {@code java} command of this JVM. */
  static String javaCommand() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path windows = bin.resolve("java.exe");
    return (Files.exists(windows) ? windows : bin.resolve("java")).toString();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns whether the JVM in this process crashed, as opposed to an exit of its program. */
  boolean hasCrashed() {
    return !process.isAlive()
        && (process.exitValue() < 0
            || process.exitValue() >= FIRST_SIGNAL_EXIT_CODE
            || logTail(log).contains("shared archive"));
  }

  /** Terminates the process gracefully, or kills it after a timeout. Returns when it has ended. */
  void terminate() {
    if (!process.isAlive()) {
      return;
    }
    // A paused process receives the termination signal only after it is resumed.
    trySignal("CONT");
    process.destroy();
    if (!awaitEnd()) {
      kill();
    }
  }

  /** Ends the process as {@code kill -9} does. Returns when it has ended. */
  void kill() {
    process.destroyForcibly();
    if (!awaitEnd()) {
      throw new EmbeddedException(
          name + " (process " + process.pid() + ") is still running after kill -9");
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(TERMINATION_TIMEOUT.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return false;
    }
  }

  /** Pauses the process: its sockets stay open, but it does not respond. */
  void pause() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    if (!process.isAlive()) {
      throw new EmbeddedException(
          name + " is not running, so it cannot be paused or resumed: start it first");
    }
    if (!trySignal(signal)) {
      throw new EmbeddedException(
          ("cannot send SIG%s to %s (process %d): pause and resume need the kill command of Linux"
                  + " or macOS")
              .formatted(signal, name, process.pid()));
    }
  }

  private boolean trySignal(String signal) {
    try {
      Process kill = silent(List.of("kill", "-" + signal, Long.toString(process.pid()))).start();
      return kill.waitFor(5, SECONDS) && kill.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Returns the exception for a failed start. Its message ends with the last lines of the log.
   *
   * @param problem the problem to report if the process is still running
   */
  EmbeddedException failure(String problem) {
    String state = isAlive() ? problem : "ended with exit code " + process.exitValue();
    return new EmbeddedException(name + " " + state + "; the end of " + log + ":\n" + logTail(log));
  }

  /** Returns the last lines of a log file, for error messages. */
  static String logTail(Path file) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(0, log.length() - LOG_TAIL_BYTES));
      byte[] end = new byte[(int) Math.min(LOG_TAIL_BYTES, log.length() - log.getFilePointer())];
      log.readFully(end);
      List<String> lines = new String(end, UTF_8).lines().toList();
      int shown = Math.min(LOG_TAIL_LINES, lines.size());
      String tail = String.join("\n", lines.subList(lines.size() - shown, lines.size()));
      return tail.isBlank() ? "(empty)" : tail;
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
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
