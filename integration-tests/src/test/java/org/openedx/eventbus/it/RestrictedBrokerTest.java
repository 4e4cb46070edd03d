package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;

/**
 * A broker that withdraws permissions, and that accepts only short metadata of commits: what it
 * rejects stops only what it belongs to.
 */
@EventBusTest
class RestrictedBrokerTest {
  private static EmbeddedKafka kafka;

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  private final CollectingHandler seen = new CollectingHandler();

  @BeforeAll
  static void startBroker() throws Exception {
    kafka =
        EmbeddedKafka.builder()
            .property("group.initial.rebalance.delay.ms", "0")
            .property("group.consumer.min.heartbeat.interval.ms", "200")
            .property("group.consumer.heartbeat.interval.ms", "200")
            .property("group.consumer.min.session.timeout.ms", "1500")
            .property("group.consumer.session.timeout.ms", "1500")
            .property("offset.metadata.max.bytes", "64")
            .property(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            .property("allow.everyone.if.no.acl.found", "true")
            .start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      List<AclBinding> allowed = new ArrayList<>();
      for (ResourceType type :
          List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)) {
        allowed.add(entry(type, "*", AclOperation.ALL, AclPermissionType.ALLOW));
      }
      allowed.add(
          entry(ResourceType.CLUSTER, "kafka-cluster", AclOperation.ALL, AclPermissionType.ALLOW));
      admin.createAcls(allowed).all().get(20, TimeUnit.SECONDS);
    }
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  private static AclBinding entry(
      ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:*", "*", operation, permission));
  }

  private EventConsumerBuilder consumer(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(List.of("consumer.topic-check-interval", "300ms"));
    return bus.consumer(all.toArray(String[]::new));
  }

  private void send(EventType<GenericRecord> type, long from, long to) throws Exception {
    for (long n = from; n < to; n++) {
      var unused = bus.send(type, "user-" + n, n);
    }
  }

  @ParameterizedTest
  @CsvSource({"classic,READ", "classic,ALL", "consumer,READ", "consumer,ALL"})
  void missingPermissionOnOneTopicDoesNotStopOthers(String protocol, AclOperation operation)
      throws Exception {
    String suffix = protocol + operation.name().toLowerCase(java.util.Locale.ROOT);
    EventType<GenericRecord> denied = TestEvents.type("denied" + suffix, "denied-" + suffix);
    EventType<GenericRecord> other = TestEvents.type("other" + suffix, "other-" + suffix);
    bus.createTopic("denied-" + suffix, 1, Map.of());
    bus.createTopic("other-" + suffix, 1, Map.of());
    AclBinding deny =
        entry(ResourceType.TOPIC, bus.topic("denied-" + suffix), operation, AclPermissionType.DENY);
    try (EventConsumer consumer =
            consumer("kafka.group.protocol", protocol).on(denied, seen).on(other, seen).start();
        Admin admin = bus.admin()) {
      send(denied, 0, 1);
      send(other, 1, 2);
      seen.await(2);
      admin.createAcls(List.of(deny)).all().get(20, TimeUnit.SECONDS);
      Await.until(
          "health names the topic",
          () -> consumer.health().reasons().toString().contains(bus.topic("denied-" + suffix)),
          consumer::health);
      assertThat(consumer.health().status()).isIn(Status.PAUSED, Status.DEGRADED);
      send(other, 2, 10);
      Await.until("the other topic continues", () -> seen.numbers().contains(9L), consumer::health);

      admin.deleteAcls(List.of(deny.toFilter())).all().get(20, TimeUnit.SECONDS);
      send(denied, 100, 105);
      Await.until("all events handled", () -> seen.distinctIds().size() == 15, consumer::health);
      Await.until(
          "health is RUNNING",
          () -> consumer.health().status() == Status.RUNNING,
          consumer::health);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void missingPermissionOnTheGroupIsWaitedFor(String protocol) throws Exception {
    EventType<GenericRecord> type = TestEvents.type("grouped" + protocol, "grouped-" + protocol);
    bus.createTopic("grouped-" + protocol, 1, Map.of());
    AclBinding deny =
        entry(ResourceType.GROUP, bus.group("g"), AclOperation.ALL, AclPermissionType.DENY);
    try (EventConsumer consumer =
            consumer("kafka.group.protocol", protocol).on(type, seen).start();
        Admin admin = bus.admin()) {
      send(type, 0, 1);
      seen.await(1);
      admin.createAcls(List.of(deny)).all().get(20, TimeUnit.SECONDS);
      send(type, 1, 3);
      Await.until(
          "health names the group",
          () ->
              consumer
                  .health()
                  .reasons()
                  .toString()
                  .contains("Not authorized to access group: " + bus.group("g")),
          consumer::health);
      assertThat(consumer.isRunning()).isTrue();

      admin.deleteAcls(List.of(deny.toFilter())).all().get(20, TimeUnit.SECONDS);
      send(type, 3, 5);
      seen.await(5);
      Await.until(
          "health is RUNNING without reasons",
          () ->
              consumer.health().status() == Status.RUNNING
                  && consumer.health().reasons().stream().noneMatch(each -> each.contains("group")),
          consumer::health);
      Await.until("committed", () -> bus.committed("g", "grouped-" + protocol, 0) == 5);
    }
  }

  @Test
  void offsetsAreCommittedWithShorterMetadata() throws Exception {
    EventType<GenericRecord> type = TestEvents.type("short", "short");
    bus.createTopic("short", 1, Map.of());
    CountDownLatch release = new CountDownLatch(1);
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (event, delivery) -> {
                  if (TestEvents.number(event) % 50 == 20) {
                    release.await();
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      for (long n = 0; n < 1_000; n++) {
        var unused = bus.producer().send(type, TestEvents.payload(type, "user-" + n % 50, n));
      }
      seen.await(980);
      Await.until("the offset before is committed", () -> bus.committed("g", "short", 0) == 20);
      assertThat(consumer.health().status()).isEqualTo(Status.RUNNING);
      Await.until(
          "health names the broker's setting",
          () -> consumer.health().conditions().toString().contains("offset.metadata.max.bytes"));
      release.countDown();
      Await.until("all committed", () -> bus.committed("g", "short", 0) == 1_000);
    }
    assertThat(seen.numbers().stream().sorted().toList())
        .isEqualTo(LongStream.range(0, 1_000).boxed().toList());
  }
}
