package org.openedx.eventbus.consumer.internal.health;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;

/**
 * Finds out whether Kafka's consumer is connected to any broker. Confined to the poll loop's
 * thread.
 */
public final class BrokerConnection {
  /** A client reconnects within moments when the coordinator of its group moves. */
  private static final long TOLERATED_NANOS = Duration.ofSeconds(3).toNanos();

  static final Finding UNAVAILABLE =
      new Finding(
          Code.BROKER_UNAVAILABLE,
          "",
          "no broker is available",
          "check the brokers, the network and eventbus.kafka.bootstrap.servers; the consumer"
              + " reconnects by itself");

  private final ClientMetrics metrics;
  private final Conditions conditions;
  private long connectedNanos;

  /**
   * @param nowNanos the current time
   */
  public BrokerConnection(ClientMetrics metrics, Conditions conditions, long nowNanos) {
    this.metrics = metrics;
    this.conditions = conditions;
    this.connectedNanos = nowNanos;
  }

  /** Publishes whether there is a connection. */
  public void update(long nowNanos) {
    OptionalDouble connections = metrics.connections();
    if (connections.isEmpty() || connections.getAsDouble() > 0) {
      connectedNanos = nowNanos;
    }
    boolean unavailable = nowNanos - connectedNanos > TOLERATED_NANOS;
    conditions.publish(Source.CONNECTION, unavailable ? List.of(UNAVAILABLE) : List.of());
  }
}
