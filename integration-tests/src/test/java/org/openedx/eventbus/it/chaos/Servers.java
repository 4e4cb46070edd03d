package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.embedded.EmbeddedKafkaClusterBuilder;
import org.openedx.eventbus.embedded.EmbeddedRegistry;

/**
 * Three brokers and a registry. Clients and other brokers connect to each broker through a proxy.
 */
final class Servers implements AutoCloseable {
  private static final int PARTITIONS = 12;
  private static final int DEAD_LETTER_PARTITIONS = 3;

  private final List<TcpProxy> proxies = new ArrayList<>();
  private final EmbeddedKafkaCluster cluster;
  private final EmbeddedRegistry registry;

  Servers() {
    CompletableFuture<EmbeddedRegistry> starting =
        CompletableFuture.supplyAsync(EmbeddedRegistry::startNew);
    EmbeddedKafkaClusterBuilder builder = EmbeddedKafkaCluster.builder();
    ChaosGroup.brokerSettings().forEach(builder::property);
    cluster = builder.advertisedPorts(this::behindAProxy).start();
    registry = starting.join();
    cluster.createTopic(ChaosGroup.TOPIC, PARTITIONS);
    cluster.createTopic(
        ChaosGroup.DEAD_LETTERS,
        DEAD_LETTER_PARTITIONS,
        Map.of(
            // A dead letter's timestamp is the time at which it was stored.
            "message.timestamp.type",
            "LogAppendTime",
            "retention.ms",
            "-1",
            "max.message.bytes",
            "1064972"));
  }

  private int behindAProxy(int port) {
    TcpProxy proxy = new TcpProxy(port);
    proxies.add(proxy);
    return proxy.port();
  }

  private TcpProxy proxy(int node) {
    return proxies.get(node - 1);
  }

  String bootstrapServers() {
    return proxies.stream().map(TcpProxy::address).collect(Collectors.joining(","));
  }

  String registryUrl() {
    return registry.url();
  }

  void killBroker(int node) {
    cluster.kill(node);
  }

  void stopBroker(int node) {
    cluster.stop(node);
  }

  void startBroker(int node) {
    cluster.start(node);
  }

  void pauseBroker(int node) {
    cluster.pause(node);
  }

  void resumeBroker(int node) {
    cluster.resume(node);
  }

  void cut(int node) {
    proxy(node).cut();
  }

  void cutAll() {
    proxies.forEach(TcpProxy::cut);
  }

  void delay(int node, Duration by) {
    proxy(node).delay(by);
  }

  void heal() {
    proxies.forEach(TcpProxy::heal);
  }

  EmbeddedRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    try (cluster;
        registry) {
      proxies.forEach(TcpProxy::close);
    }
  }
}
