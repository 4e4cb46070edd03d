package org.openedx.eventbus.benchmarks.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Run of an {@code ./eventbus schema} command in a separate JVM. */
record CommandRun(String name, List<String> arguments) {
  private static final int MAX_HEAP_MEBIBYTES = 384;
  private static final long LIMIT_SECONDS = 300;

  /**
   * Result of a run.
   *
   * @param seconds from the start of the process to its end
   * @param peakMebibytes the peak of resident memory; 0 where the system does not report it
   */
  record Result(double seconds, long peakMebibytes, int exitCode) {}

  /**
   * Runs the command.
   *
   * @param log the file for its output
   */
  Result run(Path log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + MAX_HEAP_MEBIBYTES + "m");
    // The options of ./eventbus.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openedx.eventbus.cli.Main", "schema", name));
    command.addAll(arguments);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      long peak = 0;
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, resident(process));
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
          throw new IllegalStateException(name + " took more than " + LIMIT_SECONDS + " s");
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(seconds, peak >> 10, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns the peak of resident memory so far, in kibibytes. */
  private static long resident(Process process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // The process has ended, or the system has no /proc.
      return 0;
    }
  }
}
