package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.Facts.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.ConsumerFailedException;
import org.openedx.eventbus.consumer.ConsumerHealth;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Members with a name of their own ({@code group.instance.id}). */
@EventBusTest
class StaticMembershipTest {
  private static EmbeddedKafka kafka;

  private final EventType<GenericRecord> type = Facts.type("named", "named");
  private Bus bus;
  private KafkaEventProducer producer;

  /** Members of new-style groups learn of each other at heartbeats. */
  @BeforeAll
  static void startBroker() {
    kafka =
        EmbeddedKafka.builder()
            .property("group.consumer.min.heartbeat.interval.ms", "200")
            .property("group.consumer.heartbeat.interval.ms", "200")
            .start();
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @BeforeEach
  void produce(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    bus = new Bus(kafka.bootstrapServers(), infrastructure.registryUrl(), prefix.value());
    producer = KafkaEventProducer.create(bus.config());
  }

  @AfterEach
  void closeProducer() {
    producer.close();
  }

  private EventConsumer member(String protocol, String instance, Seen seen) {
    return EventConsumer.builder(
            bus.config("kafka.group.protocol", protocol, "kafka.group.instance.id", instance))
        .group(bus.group("g"))
        .on(type, seen)
        .start();
  }

  /**
   * @return in which partition each event came to lie
   */
  private Set<Integer> send(int from, int to) throws Exception {
    Set<Integer> partitions = new HashSet<>();
    for (int n = from; n < to; n++) {
      partitions.add(
          producer
              .send(type, fact(type, "user-" + n % 40, n))
              .get(20, TimeUnit.SECONDS)
              .placements()
              .get(0)
              .partition());
    }
    return partitions;
  }

  /** The partitions of the topic, by the name of who has them. */
  private Map<String, Set<Integer>> assignment() throws Exception {
    try (Admin admin = bus.admin()) {
      ConsumerGroupDescription group =
          admin
              .describeConsumerGroups(List.of(bus.group("g")))
              .all()
              .get(20, TimeUnit.SECONDS)
              .get(bus.group("g"));
      Map<String, Set<Integer>> assignment = new HashMap<>();
      for (MemberDescription each : group.members()) {
        assignment.put(
            each.groupInstanceId().orElseThrow(),
            each.assignment().topicPartitions().stream()
                .filter(at -> at.topic().equals(bus.topic("named")))
                .map(at -> at.partition())
                .collect(Collectors.toCollection(TreeSet::new)));
      }
      return assignment;
    }
  }

  /** Not always evenly: the topic of redrives is shared out with it. */
  private static boolean isShared(Map<String, Set<Integer>> assignment) {
    return assignment.size() == 2
        && assignment.values().stream().noneMatch(Set::isEmpty)
        && assignment.values().stream().mapToInt(Set::size).sum() == 4;
  }

  private static Set<Integer> partitions(Seen seen) {
    return seen.all().stream().map(each -> each.delivery().partition()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aMemberThatIsBackInTimeHasItsPartitionsAsBeforeAndNothingIsLostOrHandledTwice(
      String protocol) throws Exception {
    Seen one = new Seen();
    Seen two = new Seen();
    Seen back = new Seen();
    assertThat(send(0, 200)).hasSize(4);
    Map<String, Set<Integer>> before;
    try (EventConsumer stays = member(protocol, "two", two)) {
      try (EventConsumer goes = member(protocol, "one", one)) {
        Await.until("all are handled", () -> one.count() + two.count() >= 200);
        Await.until("both have partitions, and all are somebody's", () -> isShared(assignment()));
        before = assignment();
      }
      int first = one.count() + two.count();
      Set<Integer> ofTheOne = before.get("one");
      int lastOfTwo = two.count();
      send(200, 400);
      int own =
          (int) bus.raw("named").stream().filter(each -> before(each.partition(), ofTheOne)).count()
              - countIn(one, two, ofTheOne);
      Await.until(
          "who stayed handles its own", () -> two.count() - lastOfTwo >= own, () -> two.count());
      try (EventConsumer again = member(protocol, "one", back)) {
        Await.until(
            "all are handled",
            () -> one.count() + two.count() + back.count() >= 400,
            () -> first + ", " + back.count());
        assertThat(assignment()).isEqualTo(before);
      }
      assertThat(partitions(back)).as("its own").isEqualTo(ofTheOne);
      assertThat(two.all().subList(lastOfTwo, two.count()))
          .as("nobody took them meanwhile")
          .noneMatch(each -> ofTheOne.contains(each.delivery().partition()));
    }
    assertThat(one.count() + two.count() + back.count()).as("handled twice").isEqualTo(400);
  }

  private static boolean before(int partition, Set<Integer> ofAnother) {
    return !ofAnother.contains(partition);
  }

  private static int countIn(Seen one, Seen two, Set<Integer> ofAnother) {
    return (int)
        java.util.stream.Stream.concat(one.all().stream(), two.all().stream())
            .filter(each -> before(each.delivery().partition(), ofAnother))
            .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void ofTwoMembersOfOneNameOneFailsAndSaysWhyAndTheOtherGoesOn(String protocol) throws Exception {
    Seen seen = new Seen();
    send(0, 10);
    try (EventConsumer first = member(protocol, "same", seen)) {
      seen.await(10);
      try (EventConsumer second = member(protocol, "same", seen)) {
        Await.until("one of them fails", () -> hasFailed(first) || hasFailed(second));
        EventConsumer failed = hasFailed(first) ? first : second;
        EventConsumer other = failed == first ? second : first;
        assertThatThrownBy(failed::awaitShutdown)
            .isInstanceOf(ConsumerFailedException.class)
            .hasMessageContaining("eventbus.kafka.group.instance.id")
            .hasMessageContaining("'same'")
            .hasMessageContaining(bus.group("g"));
        send(10, 50);
        seen.await(50);
        assertThat(hasFailed(other)).isFalse();
      }
    }
  }

  private static boolean hasFailed(EventConsumer consumer) {
    return consumer.health().status() == ConsumerHealth.Status.FAILED;
  }
}
