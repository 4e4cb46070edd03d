package org.openedx.eventbus.it.chaos;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a consumer process. Used by one thread. The process ends with this JVM, because its
 * input ends.
 */
final class ConsumerProcess implements AutoCloseable {
  private static final long GRACE_SECONDS = 180;

  private final String member;
  private final Path log;
  private final Path output;
  private final Process process;
  private Process freezer;
  private long killedAt = Long.MAX_VALUE;

  /**
   * @param directory directory for its output and {@link #log}
   */
  ConsumerProcess(String member, Path directory, Path settings, long seed) throws IOException {
    this.member = member;
    this.log = directory.resolve(member + ".history");
    this.output = directory.resolve(member + ".log");
    this.process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dorg.slf4j.simpleLogger.log.org.openedx.eventbus=info",
                    "-cp",
                    classPath(),
                    ConsumerMain.class.getName(),
                    settings.toString(),
                    member,
                    log.toString(),
                    Long.toString(seed)))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  private static String classPath() {
    return System.getProperty("java.class.path")
        + File.pathSeparator
        + System.getProperty("surefire.test.class.path", "");
  }

  String member() {
    return member;
  }

  /** Returns the log of the member. The file does not exist if the process was killed early. */
  Path log() {
    return log;
  }

  /** Returns whether the member was ever assigned a partition. */
  boolean hasPartitions() throws IOException {
    return Files.exists(log) && Files.readString(log).contains("\nassigned\t");
  }

  /**
   * Returns the time at which the process was certainly dead, or {@link Long#MAX_VALUE} if it ended
   * cleanly.
   */
  long killedAt() {
    return killedAt;
  }

  /** Kills the process, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    killedAt = ConsumerMain.now();
  }

  /** Freezes the process. A shell resumes it on request or when this JVM ends. */
  void pause() throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    freezer =
        new ProcessBuilder("sh", "-c", "kill -STOP " + pid + "; read -r _; kill -CONT " + pid)
            .start();
  }

  void resume() throws IOException, InterruptedException {
    freezer.getOutputStream().close();
    freezer.waitFor();
  }

  /**
   * Stops the process with SIGTERM. A process that does not end in time is killed and fails the
   * run.
   */
  void stop() throws IOException, InterruptedException {
    requireAlive();
    process.destroy();
    if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError(
          member + " did not end within " + GRACE_SECONDS + " s of SIGTERM:\n" + lastOutput());
    }
  }

  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError(
          member
              + " ended unexpectedly, with exit code "
              + process.exitValue()
              + ":\n"
              + lastOutput());
    }
  }

  /** Requests the health, which the process prints to its output. */
  void askForHealth() throws IOException {
    OutputStream input = process.getOutputStream();
    input.write('\n');
    input.flush();
  }

  /** Returns the end of its output. */
  String lastOutput() throws IOException {
    List<String> lines = Files.readAllLines(output);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
