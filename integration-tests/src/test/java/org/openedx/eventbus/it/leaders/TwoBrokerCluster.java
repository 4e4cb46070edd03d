package org.openedx.eventbus.it.leaders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.it.Await;

/**
 * Two brokers, between which the leadership of a partition moves. Responses of broker {@value
 * #MOVING} to one client can be held back.
 */
final class TwoBrokerCluster implements AutoCloseable {
  static final int MOVING = 1;
  private static final int OTHER = 2;
  private static final int PARTITION = 1;
  private static final int SECONDS = 30;

  private final List<ResponseHoldingProxy> proxies = new ArrayList<>();
  private final EmbeddedKafkaCluster cluster;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> others;

  /**
   * @param client client id whose responses can be held back
   */
  TwoBrokerCluster(String client) {
    cluster =
        EmbeddedKafkaCluster.builder()
            .nodes(2)
            .advertisedPorts(
                port -> {
                  proxies.add(new ResponseHoldingProxy(port, client));
                  return proxies.get(proxies.size() - 1).port();
                })
            .start();
    admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    others =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /** Returns the proxy of broker {@value #MOVING}. */
  ResponseHoldingProxy proxy() {
    return proxies.get(MOVING - 1);
  }

  /**
   * Creates a topic. Broker 2 leads partition 0, broker 1 leads partitions 1 and 2. Partition 1
   * moves.
   */
  void createTopic(String topic) throws Exception {
    Map<Integer, List<Integer>> replicas =
        Map.of(
            0,
            List.of(OTHER, MOVING),
            PARTITION,
            List.of(MOVING, OTHER),
            2,
            List.of(MOVING, OTHER));
    admin.createTopics(List.of(new NewTopic(topic, replicas))).all().get(SECONDS, TimeUnit.SECONDS);
    awaitLeader(topic, MOVING);
  }

  /** Moves the leadership of partition 1 from broker 1 to broker 2. */
  void moveAway(String topic) throws Exception {
    move(topic, OTHER, MOVING);
  }

  void moveBack(String topic) throws Exception {
    move(topic, MOVING, OTHER);
  }

  private void move(String topic, int to, int from) throws Exception {
    TopicPartition partition = new TopicPartition(topic, PARTITION);
    NewPartitionReassignment order = new NewPartitionReassignment(List.of(to, from));
    admin
        .alterPartitionReassignments(Map.of(partition, Optional.of(order)))
        .all()
        .get(SECONDS, TimeUnit.SECONDS);
    admin
        .electLeaders(ElectionType.PREFERRED, Set.of(partition))
        .partitions()
        .get(SECONDS, TimeUnit.SECONDS);
    awaitLeader(topic, to);
  }

  /** Waits until the leader has stored a record, because it acts as the leader only then. */
  private void awaitLeader(String topic, int leader) throws Exception {
    Await.until("broker " + leader + " leads", () -> leader(topic) == leader);
    others
        .send(new ProducerRecord<>(topic, PARTITION, null, new byte[0]))
        .get(SECONDS, TimeUnit.SECONDS);
  }

  /** Returns the id of the leader; -1 if the answering broker does not know the topic yet. */
  private int leader(String topic) throws Exception {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(SECONDS, TimeUnit.SECONDS)
          .get(topic)
          .partitions()
          .get(PARTITION)
          .leader()
          .id();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return -1;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    others.close();
    admin.close();
    proxies.forEach(ResponseHoldingProxy::close);
    cluster.close();
  }
}
