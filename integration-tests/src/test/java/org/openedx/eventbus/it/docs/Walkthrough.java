package org.openedx.eventbus.it.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a page as a reader does: writes files, runs commands in a shell, and compares their
 * output with the page. Used by one thread; {@link #close} ends commands that are still running.
 */
final class Walkthrough implements AutoCloseable {
  private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(10); // may download a lot
  private static final Duration OUTPUT_TIMEOUT = Duration.ofSeconds(90);

  /** Parts of the output that differ in each run; an ellipsis is any text. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "…|\\d{4}-\\d\\d-\\d\\dT[\\d:.+-]+|(?<=127\\.0\\.0\\.1:)\\d+|(?<=partition=|offset=)\\d+");

  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, Process> running = new LinkedHashMap<>();
  private Path current;
  private String lastOutput = "";
  private String repeated = "";
  private int commands;

  /**
   * @param directory for scripts, logs and the reader's files
   */
  Walkthrough(Path directory) throws IOException {
    this.directory = directory;
    this.current = Files.createDirectories(directory.resolve("home"));
    environment.put(
        "PATH",
        Files.createDirectories(directory.resolve("bin"))
            + ":"
            + Path.of(System.getProperty("java.home"), "bin")
            + ":"
            + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** Sets an environment variable of the following commands. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Adds a shell script to the path, instead of a command that the reader has installed. */
  Path script(String name, String text) throws IOException {
    Path script = directory.resolve("bin").resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  /** Writes a file, relative to the current directory. */
  void write(String file, String text) throws IOException {
    Path path = current.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Runs commands, which must succeed. A change of directory applies to the following commands. */
  void run(String script) throws IOException, InterruptedException {
    Path log = directory.resolve("command-" + ++commands + ".log");
    Path pwd = directory.resolve("pwd");
    Process shell = shell("set -e\n" + script + "\npwd > '" + pwd + "'", log);
    boolean ended = shell.waitFor(COMMAND_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      shell.descendants().forEach(ProcessHandle::destroy);
      shell.destroy();
    }
    lastOutput = Files.readString(log, UTF_8);
    assertThat(ended).as("ended within %s: %s%n%s", COMMAND_TIMEOUT, script, lastOutput).isTrue();
    assertThat(shell.exitValue()).as("%s%n%s", script, lastOutput).isZero();
    current = Path.of(Files.readString(pwd).strip());
    repeated = "";
  }

  /** Runs commands; {@link #expect(String)} repeats them until they print what it expects. */
  void runUntilExpected(String script) throws IOException, InterruptedException {
    run(script);
    repeated = script;
  }

  /** Starts a command that keeps running. */
  void start(String name, String command) throws IOException {
    running.put(name, shell("exec " + command.strip(), log(name)));
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private Process shell(String script, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script)
            .directory(current.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().remove("EVENTBUS_CONFIG"); // set for other tests of this module
    builder.environment().putAll(environment);
    Process shell = builder.start();
    shell.getOutputStream().close();
    return shell;
  }

  /** Compares the output of the last command with lines of the page. */
  void expect(String lines) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + OUTPUT_TIMEOUT.toNanos();
    while (!missing(lastOutput, lines).isEmpty()
        && !repeated.isEmpty()
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      runUntilExpected(repeated);
    }
    assertThat(missing(lastOutput, lines)).as("missing in the output:%n%s", lastOutput).isEmpty();
  }

  /**
   * Waits until a running command has printed lines of the page.
   *
   * @return its output
   */
  String expect(String name, String lines) throws IOException {
    Process process = running.get(name);
    assertThat(process).as("the page starts %s", name).isNotNull();
    long deadline = System.nanoTime() + OUTPUT_TIMEOUT.toNanos();
    String output = Files.readString(log(name), UTF_8);
    while (!missing(output, lines).isEmpty() && process.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      output = Files.readString(log(name), UTF_8);
    }
    assertThat(missing(output, lines)).as("missing in %s:%n%s", log(name), output).isEmpty();
    return output;
  }

  /** Returns the expected lines that the output does not contain in this order. */
  private static List<String> missing(String output, String lines) {
    List<String> missing = new ArrayList<>();
    int from = 0;
    for (String line : lines.lines().toList()) {
      Matcher matcher = pattern(line).matcher(output);
      if (matcher.find(from)) {
        from = matcher.end();
      } else {
        missing.add(line);
      }
    }
    return missing;
  }

  private static Pattern pattern(String line) {
    StringBuilder regex = new StringBuilder("^");
    int from = 0;
    for (MatchResult each : VARIABLE.matcher(line).results().toList()) {
      regex.append(Pattern.quote(line.substring(from, each.start())));
      regex.append(each.group().equals("…") ? ".*" : "[0-9T:.+-]+");
      from = each.end();
    }
    regex.append(Pattern.quote(line.substring(from))).append("$");
    return Pattern.compile(regex.toString(), Pattern.MULTILINE);
  }

  @Override
  public void close() throws InterruptedException {
    List<Process> processes = new ArrayList<>(running.values());
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroy();
      if (!processes.get(i).waitFor(60, TimeUnit.SECONDS)) {
        processes.get(i).destroyForcibly();
      }
    }
  }
}
