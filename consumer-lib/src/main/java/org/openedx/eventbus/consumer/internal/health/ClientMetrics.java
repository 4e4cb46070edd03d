package org.openedx.eventbus.consumer.internal.health;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of Kafka's consumer that show whether brokers answer it. Reading them sends no request.
 * Confined to the poll loop's thread.
 */
public final class ClientMetrics {
  private final Supplier<? extends Map<MetricName, ? extends Metric>> metrics;
  private @Nullable Metric connections;
  private @Nullable Metric heartbeats;

  /**
   * @param metrics returns all metrics of the consumer
   */
  public ClientMetrics(Supplier<? extends Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
  }

  /** Looks the metrics up again, because the client was replaced. */
  public void reset() {
    connections = null;
    heartbeats = null;
  }

  /** Returns the number of connections to brokers; empty if the client has no such metric. */
  OptionalDouble connections() {
    if (connections == null) {
      connections = find("consumer-metrics", "connection-count");
    }
    return value(connections);
  }

  /**
   * Returns the number of heartbeats that the group's coordinator has answered; empty if the client
   * has no such metric.
   */
  public OptionalDouble heartbeats() {
    if (heartbeats == null) {
      heartbeats = find("consumer-coordinator-metrics", "heartbeat-total");
    }
    return value(heartbeats);
  }

  private @Nullable Metric find(String group, String name) {
    for (Map.Entry<MetricName, ? extends Metric> each : metrics.get().entrySet()) {
      if (each.getKey().name().equals(name) && each.getKey().group().equals(group)) {
        return each.getValue();
      }
    }
    return null;
  }

  private static OptionalDouble value(@Nullable Metric metric) {
    return metric != null && metric.metricValue() instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
