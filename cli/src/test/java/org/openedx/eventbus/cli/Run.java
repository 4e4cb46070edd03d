package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A completed run of the command. */
public record Run(int exitCode, String out, String err) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static Run of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Returns standard output as JSON objects, one per line. */
  public List<JsonNode> json() {
    return out.lines().map(Run::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }

  /** A run that ends when it is interrupted. */
  public static final class Running implements AutoCloseable {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;

    public Running(String... args) {
      ByteArrayOutputStream out =
          new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
              super.write(bytes, offset, length);
              String soFar = toString(UTF_8);
              if (soFar.contains("\n")) {
                firstLine.complete(soFar.substring(0, soFar.indexOf('\n')));
              }
            }
          };
      thread =
          new Thread(
              () -> {
                int code =
                    Main.run(
                        args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
                exitCode.complete(code);
                firstLine.complete("");
              });
      thread.start();
    }

    /** Waits for the first line on standard output; empty if the command has ended without one. */
    public String firstLine() throws Exception {
      return firstLine.get(60, TimeUnit.SECONDS);
    }

    public boolean ended() {
      return exitCode.isDone();
    }

    /** Interrupts the command, as a signal does, and waits for its exit code. */
    public int interrupt() throws Exception {
      thread.interrupt();
      return exitCode.get(30, TimeUnit.SECONDS);
    }

    public String err() {
      return err.toString(UTF_8);
    }

    @Override
    public void close() throws Exception {
      interrupt();
    }
  }
}
