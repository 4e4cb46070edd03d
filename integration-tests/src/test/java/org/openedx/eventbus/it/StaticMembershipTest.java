package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.ConsumerFailedException;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Condition;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;

/**
 * Static members ({@code group.instance.id}): a restarted member keeps its partitions, and one of
 * two members with the same id fails or waits. Runs with both group protocols.
 */
@EventBusTest
class StaticMembershipTest {
  private static EmbeddedKafka kafka;

  private final EventType<GenericRecord> type = TestEvents.type("named", "named");

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  /** Members of new-style groups see changes at heartbeats. */
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

  private EventConsumer member(String protocol, String instance, CollectingHandler seen) {
    return EventConsumer.builder(
            bus.config("kafka.group.protocol", protocol, "kafka.group.instance.id", instance))
        .group(bus.group("g"))
        .on(type, seen)
        .start();
  }

  /** Sends events, and returns their partitions. */
  private Set<Integer> send(int from, int to) throws Exception {
    Set<Integer> partitions = new HashSet<>();
    for (int n = from; n < to; n++) {
      partitions.add(bus.send(type, "user-" + n % 40, n).partition());
    }
    return partitions;
  }

  /** Returns the partitions of the topic by the instance id of their member. */
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

  /** Returns whether each of two members has partitions; they need not be shared evenly. */
  private static boolean isShared(Map<String, Set<Integer>> assignment) {
    return assignment.size() == 2
        && assignment.values().stream().noneMatch(Set::isEmpty)
        && assignment.values().stream().mapToInt(Set::size).sum() == 4;
  }

  private static Set<Integer> partitions(CollectingHandler seen) {
    return seen.all().stream().map(each -> each.delivery().partition()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void memberRestartedInTimeKeepsItsPartitionsWithoutLossOrDuplicates(String protocol)
      throws Exception {
    CollectingHandler one = new CollectingHandler();
    CollectingHandler two = new CollectingHandler();
    CollectingHandler back = new CollectingHandler();
    assertThat(send(0, 200)).hasSize(4);
    Map<String, Set<Integer>> before;
    try (EventConsumer stays = member(protocol, "two", two)) {
      try (EventConsumer goes = member(protocol, "one", one)) {
        Await.until("all events are handled", () -> one.count() + two.count() >= 200);
        Await.until(
            "all partitions are assigned, some to each member", () -> isShared(assignment()));
        before = assignment();
      }
      int first = one.count() + two.count();
      Set<Integer> ofTheOne = before.get("one");
      int lastOfTwo = two.count();
      send(200, 400);
      int own =
          (int)
                  bus.raw("named").stream()
                      .filter(each -> isOutside(each.partition(), ofTheOne))
                      .count()
              - countIn(one, two, ofTheOne);
      Await.until(
          "the remaining member handles events of its partitions",
          () -> two.count() - lastOfTwo >= own,
          () -> two.count());
      try (EventConsumer again = member(protocol, "one", back)) {
        Await.until(
            "all events are handled",
            () -> one.count() + two.count() + back.count() >= 400,
            () -> first + ", " + back.count());
        assertThat(assignment()).isEqualTo(before);
      }
      assertThat(partitions(back)).as("partitions of the restarted member").isEqualTo(ofTheOne);
      assertThat(two.all().subList(lastOfTwo, two.count()))
          .as("partitions are not reassigned meanwhile")
          .noneMatch(each -> ofTheOne.contains(each.delivery().partition()));
    }
    assertThat(one.count() + two.count() + back.count()).as("events handled once").isEqualTo(400);
  }

  private static boolean isOutside(int partition, Set<Integer> ofAnother) {
    return !ofAnother.contains(partition);
  }

  private static int countIn(CollectingHandler one, CollectingHandler two, Set<Integer> ofAnother) {
    return (int)
        java.util.stream.Stream.concat(one.all().stream(), two.all().stream())
            .filter(each -> isOutside(each.delivery().partition(), ofAnother))
            .count();
  }

  @Test
  void olderOfTwoClassicMembersWithTheSameInstanceIdFailsWithTheReason() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    send(0, 10);
    try (EventConsumer first = member("classic", "same", seen)) {
      seen.await(10);
      try (EventConsumer second = member("classic", "same", seen)) {
        Await.until("the older member fails", () -> hasFailed(first));
        assertThatThrownBy(first::awaitShutdown)
            .isInstanceOf(ConsumerFailedException.class)
            .hasMessageContaining("eventbus.kafka.group.instance.id")
            .hasMessageContaining("'same'")
            .hasMessageContaining(bus.group("g"));
        send(10, 50);
        seen.await(50);
        assertThat(hasFailed(second)).isFalse();
      }
    }
  }

  @Test
  void newerOfTwoMembersWithTheSameInstanceIdWaitsUntilTheOlderOneHasLeft() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    CollectingHandler seenBySecond = new CollectingHandler();
    EventConsumer first = member("consumer", "same", seen);
    try {
      send(0, 10);
      seen.await(10);
      try (EventConsumer second = member("consumer", "same", seenBySecond)) {
        Await.until("the newer member waits", () -> !notAMember(second).isEmpty());
        assertThat(notAMember(second))
            .singleElement()
            .satisfies(
                condition -> {
                  assertThat(condition.text()).contains("same");
                  assertThat(condition.action()).contains("eventbus.kafka.group.instance.id");
                });
        send(10, 50);
        seen.await(50);
        assertThat(seenBySecond.count()).isZero();
        first.close();
        removeMember();
        send(50, 80);
        seenBySecond.await(30);
        Await.until("the condition ends", () -> notAMember(second).isEmpty());
        assertThat(seen.count() + seenBySecond.count()).as("events handled once").isEqualTo(80);
      }
    } finally {
      first.close();
    }
  }

  /** Releases the instance id, as operators do, because a static member that closes keeps it. */
  private void removeMember() throws Exception {
    try (Admin admin = bus.admin()) {
      MemberToRemove member = new MemberToRemove("same");
      admin
          .removeMembersFromConsumerGroup(
              bus.group("g"), new RemoveMembersFromConsumerGroupOptions(Set.of(member)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static List<Condition> notAMember(EventConsumer consumer) {
    return consumer.health().conditions().stream()
        .filter(condition -> condition.code() == Code.NOT_A_MEMBER)
        .toList();
  }

  private static boolean hasFailed(EventConsumer consumer) {
    return consumer.health().status() == ConsumerHealth.Status.FAILED;
  }
}
