package org.openedx.eventbus.benchmarks.consumer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.consumer.settings.Ordering;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.event.EventCatalog;

/**
 * Measures the consumer beside Kafka's own client, in interleaved rounds of one run against a
 * broker in another JVM. Takes what to measure, {@code nothing} or {@code waiting} handlers or
 * both, how many rounds, how many events, and part of the name of what alone is to be measured.
 */
public final class ConsumerBenchmark {
  private static final PrintStream OUT = System.out;
  private static final int WARM_UP_ROUNDS = 2;
  private static final List<Integer> AT_ONCE = List.of(64, 200, 500);

  private static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN);

  private ConsumerBenchmark() {}

  /** One way to consume the topic. */
  @FunctionalInterface
  private interface Way {
    Figures run() throws InterruptedException;
  }

  public static void main(String[] arguments) throws InterruptedException {
    String what = arguments.length > 0 ? arguments[0] : "both";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_500_000;
    try (EmbeddedKafkaCluster broker = EmbeddedKafkaCluster.builder().nodes(1).start()) {
      OUT.printf(
          "%d processors, JDK %s, %,d events, %,d keys, %d partitions%n",
          Runtime.getRuntime().availableProcessors(),
          Runtime.version().feature(),
          events,
          FilledTopic.KEYS,
          FilledTopic.PARTITIONS);
      FilledTopic topic = FilledTopic.fill(broker, "none", events);
      String only = arguments.length > 3 ? arguments[3] : "";
      if (!what.equals("waiting")) {
        doingNothing(topic, rounds, only);
      }
      if (!what.equals("nothing")) {
        waiting(topic, Math.max(1, rounds / 2), only);
      }
    }
  }

  private static void doingNothing(FilledTopic topic, int rounds, String only)
      throws InterruptedException {
    EventDecoder decoder = new EventDecoder(topic.registry(), EventCatalog.discover());
    Map<String, Way> ways = new LinkedHashMap<>();
    String raw = "raw byte[] poll loop";
    ways.put(raw, () -> RawLoop.run(topic, record -> {}));
    ways.put(
        "… that looks at headers",
        () -> RawLoop.run(topic, record -> read(record.headers().toArray())));
    ways.put(
        "… that decodes events",
        () ->
            RawLoop.run(
                topic, record -> decoder.decode(record.headers(), record.value()).metadata()));
    ways.put("bus, ordered by partition", () -> BusRun.run(topic, Ordering.PARTITION));
    ways.put("bus, ordered by key", () -> BusRun.run(topic, Ordering.KEY));
    ways.put("… records in memory", () -> BusRun.inMemory(topic, Ordering.KEY));
    ways.keySet().removeIf(name -> !name.contains(only));
    Map<String, Figures> medians = measure(ways, WARM_UP_ROUNDS, rounds);
    Figures base = medians.getOrDefault(raw, NONE);
    OUT.printf(
        "%n%-28s %12s %8s %10s %12s %12s%n",
        "handlers that do nothing", "events/s", "of raw", "cpu µs", "garbage B", "beyond raw B");
    medians.forEach(
        (name, median) ->
            OUT.printf(
                "%-28s %,12.0f %8.2f %10.2f %,12.0f %,12.0f%n",
                name,
                median.perSecond(),
                median.perSecond() / base.perSecond(),
                median.cpuMicros(),
                median.garbage(),
                median.garbage() - base.garbage()));
  }

  private static void read(Header[] headers) {
    for (Header header : headers) {
      if (header.key().length() + header.value().length == 0) {
        throw new IllegalStateException("an empty header");
      }
    }
  }

  private static void waiting(FilledTopic topic, int rounds, String only)
      throws InterruptedException {
    Map<String, Way> ways = new LinkedHashMap<>();
    for (int atOnce : AT_ONCE) {
      ways.put("bare " + atOnce, () -> WaitingHandlers.bareLoop(atOnce));
      ways.put("fed " + atOnce, () -> WaitingHandlers.fedLoop(topic, atOnce));
      ways.put("bus " + atOnce, () -> WaitingHandlers.bus(topic, atOnce));
    }
    ways.keySet().removeIf(name -> !name.contains(only));
    Map<String, Figures> medians = measure(ways, 1, rounds);
    OUT.printf(
        "%n%-18s %12s %12s %12s %8s %10s %10s %10s%n",
        "handlers of 2 ms",
        "bare loop/s",
        "fed pool/s",
        "bus/s",
        "ratio",
        "bare cpu",
        "fed cpu",
        "bus cpu");
    for (int atOnce : AT_ONCE) {
      Figures bare = medians.getOrDefault("bare " + atOnce, NONE);
      Figures fed = medians.getOrDefault("fed " + atOnce, NONE);
      Figures bus = medians.getOrDefault("bus " + atOnce, NONE);
      OUT.printf(
          "%-18s %,12.0f %,12.0f %,12.0f %7.1f%% %10.2f %10.2f %10.2f%n",
          atOnce + " at once",
          bare.perSecond(),
          fed.perSecond(),
          bus.perSecond(),
          100 * bus.perSecond() / bare.perSecond(),
          bare.cpuMicros(),
          fed.cpuMicros(),
          bus.cpuMicros());
    }
  }

  /** The medians of rounds in each of which every way has its turn. */
  private static Map<String, Figures> measure(Map<String, Way> ways, int warmUp, int rounds)
      throws InterruptedException {
    Map<String, List<Figures>> measured = new LinkedHashMap<>();
    for (int round = -warmUp; round < rounds; round++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        Figures figures = way.getValue().run();
        OUT.printf("  round %d %-28s %,12.0f/s%n", round + 1, way.getKey(), figures.perSecond());
        if (round >= 0) {
          measured.computeIfAbsent(way.getKey(), any -> new ArrayList<>()).add(figures);
        }
      }
    }
    Map<String, Figures> medians = new LinkedHashMap<>();
    measured.forEach((name, figures) -> medians.put(name, Figures.median(figures)));
    return medians;
  }
}
