package org.openedx.eventbus.benchmarks.consumer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.header.Header;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.event.EventCatalog;

/**
 * Measures the consumer and Kafka's own client in interleaved rounds of one run, against a broker
 * in another JVM. Arguments:
 *
 * <ol>
 *   <li>the handlers: {@code nothing}, {@code waiting} or {@code both}
 *   <li>the number of rounds
 *   <li>the number of events
 *   <li>part of a name, to measure only what contains it
 * </ol>
 */
public final class ConsumerBenchmark {
  private static final PrintStream OUT = System.out;
  private static final int WARM_UP_ROUNDS = 2;
  private static final List<Integer> AT_ONCE = List.of(64, 200, 500);

  private static final Measurement NONE = new Measurement(Double.NaN, Double.NaN, Double.NaN);

  private ConsumerBenchmark() {}

  public static void main(String[] arguments) throws Exception {
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

  private static void doingNothing(FilledTopic topic, int rounds, String only) throws Exception {
    EventDecoder decoder = new EventDecoder(topic.registry(), EventCatalog.discover());
    Map<String, Callable<Measurement>> candidates = new LinkedHashMap<>();
    String raw = "raw byte[] poll loop";
    candidates.put(raw, () -> PollLoopBaseline.run(topic, record -> {}));
    candidates.put(
        "… that looks at headers",
        () -> PollLoopBaseline.run(topic, record -> read(record.headers().toArray())));
    candidates.put(
        "… that decodes events",
        () ->
            PollLoopBaseline.run(
                topic,
                record ->
                    decoder.decode(record.topic(), record.headers(), record.value()).metadata()));
    candidates.put("bus, ordered by partition", () -> BusRun.run(topic, Ordering.PARTITION));
    candidates.put("bus, ordered by key", () -> BusRun.run(topic, Ordering.KEY));
    candidates.put("… records in memory", () -> BusRun.inMemory(topic, Ordering.KEY));
    Map<String, Measurement> medians = measure(candidates, only, WARM_UP_ROUNDS, rounds);
    Measurement base = medians.getOrDefault(raw, NONE);
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

  private static void waiting(FilledTopic topic, int rounds, String only) throws Exception {
    Map<String, Callable<Measurement>> candidates = new LinkedHashMap<>();
    for (int atOnce : AT_ONCE) {
      candidates.put("bare " + atOnce, () -> WaitingHandlers.bareLoop(atOnce));
      candidates.put("fed " + atOnce, () -> WaitingHandlers.fedLoop(topic, atOnce));
      candidates.put("bus " + atOnce, () -> WaitingHandlers.bus(topic, atOnce));
    }
    Map<String, Measurement> medians = measure(candidates, only, 1, rounds);
    OUT.printf(
        "%nhandlers of 2 ms    bare loop/s   fed pool/s        bus/s"
            + "    ratio   bare cpu    fed cpu    bus cpu%n");
    for (int atOnce : AT_ONCE) {
      Measurement bare = medians.getOrDefault("bare " + atOnce, NONE);
      Measurement fed = medians.getOrDefault("fed " + atOnce, NONE);
      Measurement bus = medians.getOrDefault("bus " + atOnce, NONE);
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

  /** Returns the medians of rounds that each measure every candidate whose name has a part. */
  private static Map<String, Measurement> measure(
      Map<String, Callable<Measurement>> candidates, String only, int warmUp, int rounds)
      throws Exception {
    candidates.keySet().removeIf(name -> !name.contains(only));
    Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    for (int round = -warmUp; round < rounds; round++) {
      for (Map.Entry<String, Callable<Measurement>> candidate : candidates.entrySet()) {
        Measurement figures = candidate.getValue().call();
        OUT.printf(
            "  round %d %-28s %,12.0f/s%n", round + 1, candidate.getKey(), figures.perSecond());
        if (round >= 0) {
          measured.computeIfAbsent(candidate.getKey(), any -> new ArrayList<>()).add(figures);
        }
      }
    }
    Map<String, Measurement> medians = new LinkedHashMap<>();
    measured.forEach((name, figures) -> medians.put(name, Measurement.median(figures)));
    return medians;
  }
}
