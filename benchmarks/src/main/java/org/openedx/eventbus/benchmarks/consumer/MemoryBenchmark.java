package org.openedx.eventbus.benchmarks.consumer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;

/**
 * Measures the memory of a consumer with a small heap and a lag of ten million events: once with
 * handlers that are slower than the broker, once with one key whose handler never returns.
 * Argument: the number of events. Fails if more bytes are buffered than the setting allows, or if
 * the heap does not suffice.
 */
public final class MemoryBenchmark {
  private static final PrintStream OUT = System.out;
  private static final int HEAP_MEBIBYTES = 96;

  private MemoryBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
    try (EmbeddedKafkaCluster broker = EmbeddedKafkaCluster.builder().nodes(1).start()) {
      long start = System.nanoTime();
      FilledTopic.fill(broker, "lz4", events);
      OUT.printf(
          "%,d events written in %d s; heap of the consumer: %d MiB%n",
          events, (System.nanoTime() - start) / 1_000_000_000, HEAP_MEBIBYTES);
      for (LaggingConsumer.Trouble trouble : LaggingConsumer.Trouble.values()) {
        int exit = run(broker.bootstrapServers(), trouble);
        if (exit != 0) {
          throw new IllegalStateException(trouble + ": exit " + exit);
        }
      }
    }
  }

  private static int run(String bootstrapServers, LaggingConsumer.Trouble trouble)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP_MEBIBYTES + "m");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(LaggingConsumer.class.getName(), bootstrapServers, trouble.name()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
