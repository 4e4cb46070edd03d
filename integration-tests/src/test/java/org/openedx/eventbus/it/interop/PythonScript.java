package org.openedx.eventbus.it.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code src/test/python/bus.py} with the system's Python. */
final class PythonScript {
  private static final String PYTHON = System.getProperty("it.python", "/usr/bin/python3");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PythonScript() {}

  /** Returns whether Python and the libraries of the script are installed. */
  static boolean available() {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import confluent_kafka, avro.io, avro.schema")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs the script and returns the JSON objects that it prints, one a line. */
  static List<JsonNode> run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(PYTHON);
    command.add(Path.of("src/test/python/bus.py").toAbsolutePath().toString());
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      List<JsonNode> printed = new ArrayList<>();
      try (var lines = process.inputReader().lines()) {
        for (String line : (Iterable<String>) lines::iterator) {
          printed.add(MAPPER.readTree(line));
        }
      }
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("python ended with " + process.waitFor());
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
