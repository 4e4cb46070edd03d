package org.openedx.eventbus.it.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.CollectingHandler;

/**
 * Dead letters from failure to redrive: their headers, lists, filters, redrives and discards,
 * compared with the records in the topics.
 */
@EventBusTest
class RedriveTest {
  @RegisterExtension final DeadLetterFixture fixture = new DeadLetterFixture();

  private RedriveReport redrive(DeadLetterFilter filter) throws InterruptedException {
    return redrive(filter, RedriveOptions.DEFAULT);
  }

  private RedriveReport redrive(DeadLetterFilter filter, RedriveOptions options)
      throws InterruptedException {
    try (DeadLetters letters = fixture.letters()) {
      return letters.redrive(filter, options);
    }
  }

  private static Map<String, String> headers(Iterable<Header> headers) {
    Map<String, String> all = new HashMap<>();
    headers.forEach(each -> all.put(each.key(), new String(each.value(), UTF_8)));
    return all;
  }

  @Test
  void deadLetterIsTheUnchangedEventWithHeadersOfItsFailure() throws Exception {
    fixture.send("ada", 1);
    try (EventConsumer consumer = fixture.start()) {
      fixture.awaitOpenDeadLetters(1);
    }
    ConsumerRecord<byte[], byte[]> event = fixture.raw(fixture.topic()).get(0);
    ConsumerRecord<byte[], byte[]> letter = fixture.raw(fixture.deadLetters()).get(0);

    assertThat(letter.key()).isEqualTo(event.key());
    assertThat(letter.value()).isEqualTo(event.value());
    Header[] before = event.headers().toArray();
    assertThat(Arrays.copyOf(letter.headers().toArray(), before.length)).containsExactly(before);
    Map<String, String> said = headers(letter.headers());
    assertThat(said)
        .containsEntry("dlq_group", fixture.group)
        .containsEntry("dlq_handler", DeadLetterFixture.FAILING)
        .containsEntry("dlq_disposition", "EXHAUSTED")
        .containsEntry("dlq_topic", fixture.topic())
        .containsEntry("dlq_partition", Integer.toString(event.partition()))
        .containsEntry("dlq_offset", Long.toString(event.offset()))
        .containsEntry("dlq_timestamp", Long.toString(event.timestamp()))
        .containsEntry("dlq_cause", "java.lang.IllegalStateException")
        .containsEntry("dlq_attempts", "1")
        .containsKeys("dlq_first_failure", "dlq_time")
        .doesNotContainKeys("dlq_message", "dlq_redrives");
    DeadLetter listed = fixture.list().open().get(0);
    assertThat(listed.type()).contains(fixture.type.name());
    assertThat(listed.eventId().orElseThrow()).hasToString(said.get("ce_id"));
    assertThat(listed.key().matches("ada")).isTrue();
    assertThat(listed.details().time()).isEqualTo(Instant.parse(said.get("dlq_time")));
  }

  @Test
  void redriveSendsEventsInOrderToTheirHandlerOnlyAndIsRecorded() throws Exception {
    for (int n = 0; n < 5; n++) {
      fixture.send("ada", n);
    }
    try (EventConsumer consumer = fixture.start()) {
      fixture.awaitOpenDeadLetters(5);
      fixture.broken.set(false);

      RedriveReport report = redrive(ALL, RedriveOptions.DEFAULT.reason("stock is back"));

      assertThat(report.redriven()).hasSize(5);
      fixture.failing.await(5);
    }
    assertThat(fixture.failing.numbers()).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(fixture.working.numbers())
        .as("the other handler does not get redriven events")
        .hasSize(5);
    DeadLetterList list = fixture.awaitResolved(5);
    assertThat(list.unresolved()).isEmpty();
    assertThat(list.resolved())
        .hasSize(5)
        .allSatisfy(
            each -> {
              Resolution resolution = each.resolutions().get(0);
              assertThat(resolution.kind()).isEqualTo(Resolution.Kind.REDRIVEN);
              assertThat(resolution.by()).startsWith(System.getProperty("user.name") + "@");
              assertThat(resolution.reason()).contains("stock is back");
              assertThat(resolution.time()).isAfterOrEqualTo(each.deadLetter().details().time());
            });
    assertThat(redrive(ALL).redriven()).as("no dead letter is redriven twice").isEmpty();
  }

  @Test
  void eventFailingAfterARedriveIsADeadLetterWithItsRedriveCount() throws Exception {
    fixture.send("ada", 1);
    try (EventConsumer consumer = fixture.start()) {
      DeadLetter first = fixture.awaitOpenDeadLetters(1).open().get(0);
      redrive(ALL);
      DeadLetter second = againOpen(1);
      assertThat(second.origin().topic()).isEqualTo(first.origin().topic());
      assertThat(second.origin().offset()).isEqualTo(first.origin().offset());
      assertThat(second.origin().timestampMillis()).isEqualTo(first.origin().timestampMillis());
      assertThat(second.handler()).isEqualTo(DeadLetterFixture.FAILING);
      assertThat(second.eventId()).isEqualTo(first.eventId());
      redrive(ALL);
      againOpen(2);
      assertThat(redrive(ALL, RedriveOptions.DEFAULT.maxRedrives(2)).maxRedrivesReached())
          .hasSize(1);
      assertThat(redrive(ALL, RedriveOptions.DEFAULT.maxRedrives(2).forced(true)).redriven())
          .hasSize(1);
      againOpen(3);
    }
    ConsumerRecord<byte[], byte[]> event = fixture.raw(fixture.topic()).get(0);
    List<ConsumerRecord<byte[], byte[]>> all = fixture.raw(fixture.deadLetters());
    ConsumerRecord<byte[], byte[]> last = all.get(all.size() - 1);
    assertThat(last.key()).isEqualTo(event.key());
    assertThat(last.value()).isEqualTo(event.value());
    Header[] before = event.headers().toArray();
    assertThat(Arrays.copyOf(last.headers().toArray(), before.length)).containsExactly(before);
    assertThat(headers(last.headers()))
        .containsEntry("dlq_redrives", "3")
        .containsEntry("dlq_letter", fixture.resolved("redriven").get(2));
  }

  private DeadLetter againOpen(int redrives) {
    Await.until(
        "redriven " + redrives + " times and open again",
        () ->
            fixture.list().open().stream()
                .map(DeadLetter::redrives)
                .toList()
                .equals(List.of(redrives)),
        fixture::list);
    return fixture.list().open().get(0);
  }

  @Test
  void redrivenEventWithoutItsHandlerIsDeadLetteredAgainUnderItsName() throws Exception {
    fixture.sendAndFail(1);
    fixture.broken.set(false);
    try (EventConsumer without = fixture.consumerWithoutFailingHandler().start()) {
      redrive(ALL);
      DeadLetter back = againOpen(1);
      assertThat(back.handler()).isEqualTo(DeadLetterFixture.FAILING);
      assertThat(back.details().message())
          .contains("the consumer has no handler '" + DeadLetterFixture.FAILING + "'");
      assertThat(back.origin().topic()).isEqualTo(fixture.topic());
    }
    assertThat(fixture.working.count())
        .as("other handlers do not get the redriven event")
        .isEqualTo(1);

    try (EventConsumer with = fixture.start()) {
      redrive(ALL);
      fixture.failing.await(1);
    }
  }

  @Test
  void discardedDeadLettersAreResolvedWithTheReason() throws Exception {
    fixture.sendAndFail(3);
    String id = fixture.list().open().get(1).eventId().orElseThrow().toString();
    try (DeadLetters letters = fixture.letters()) {
      assertThat(letters.discard(ALL.ids(List.of(id)), "a test order")).hasSize(1);
      assertThat(letters.discard(ALL.ids(List.of(id)), "a test order")).isEmpty();
      assertThatThrownBy(() -> letters.discard(ALL, " ")).hasMessageContaining("reason");
    }
    DeadLetterList list = fixture.history();
    assertThat(list.open()).hasSize(2);
    assertThat(list.resolved()).hasSize(1);
    assertThat(list.resolved().get(0).deadLetter().eventId().orElseThrow()).hasToString(id);
    assertThat(list.resolved().get(0).resolutions().get(0).kind())
        .isEqualTo(Resolution.Kind.DISCARDED);
    assertThat(list.resolved().get(0).resolutions().get(0).reason()).contains("a test order");
    assertThat(redrive(ALL).redriven()).hasSize(2);
  }

  @Test
  void filterSelectsDeadLettersAndDryRunWritesNothing() throws Exception {
    fixture.sendAndFail(10);
    int before = fixture.raw(fixture.deadLetters()).size();

    RedriveReport dry = redrive(ALL, RedriveOptions.DEFAULT.limit(4).dryRun(true));

    assertThat(dry.redriven()).hasSize(4);
    assertThat(dry.remaining()).isEqualTo(6);
    assertThat(fixture.raw(fixture.deadLetters())).hasSize(before);
    assertThat(redrive(ALL.keys(List.of("user-3", "user-7"))).redriven()).hasSize(2);
    assertThat(fixture.list().redriven()).hasSize(2);
    assertThat(redrive(ALL.keys(List.of("user-3"))).redriven()).as("it is in progress").isEmpty();
    assertThat(redrive(ALL, RedriveOptions.DEFAULT.limit(3)).remaining()).isEqualTo(5);
    assertThat(fixture.list().open()).hasSize(5);
  }

  @Test
  void recordsWithoutKeyOrValueAndOfMaximumSizeAreRedrivenUnchanged() throws Exception {
    fixture.send("ada", 0);
    byte[] large = new byte[1_048_300];
    Arrays.fill(large, (byte) 'x');
    byte[] key = "k".getBytes(UTF_8);
    try (EventConsumer consumer = fixture.start()) {
      fixture.awaitOpenDeadLetters(1);
      write(null, new byte[] {1});
      write(key, null);
      write(null, null);
      write(key, large);
      // Both handlers have a dead letter of each record.
      List<DeadLetter> open = fixture.awaitOpenDeadLetters(9).open();
      assertThat(open).filteredOn(each -> each.disposition() == Disposition.POISON).hasSize(8);
      RedriveReport report = redrive(ALL.dispositions(List.of(Disposition.POISON)));
      assertThat(report.redriven()).hasSize(8);
      Await.until(
          "each event has failed again",
          () -> fixture.list().open().stream().filter(each -> each.redrives() == 1).count() == 8);
    }
    List<ConsumerRecord<byte[], byte[]>> back =
        fixture.raw(fixture.deadLetters()).stream()
            .filter(each -> DeadLetterFixture.header(each, "dlq_resolution") == null)
            .filter(each -> DeadLetterFixture.header(each, "dlq_redrives") != null)
            .toList();
    assertThat(back).hasSize(8);
    assertThat(back).filteredOn(each -> each.key() == null).hasSize(4);
    assertThat(back).filteredOn(each -> each.value() == null).hasSize(4);
    assertThat(back).filteredOn(each -> Arrays.equals(each.value(), large)).hasSize(2);
    try (DeadLetters letters = fixture.letters()) {
      int[] whole = {0};
      letters.read(
          fixture.list().open(),
          (letter, record) -> whole[0] += Arrays.equals(record.value(), large) ? 1 : 0);
      assertThat(whole[0]).isEqualTo(2);
    }
  }

  private void write(byte[] key, byte[] value) throws Exception {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(fixture.topic(), key, value);
    record.headers().add("ce_type", fixture.type.name().value().getBytes(UTF_8));
    fixture.write(record);
  }

  @Test
  void foreignRecordsAreListedAsUnrecognizedAndNotRedriven() throws Exception {
    fixture.sendAndFail(1);
    fixture.write(new ProducerRecord<>(fixture.deadLetters(), null, "hello".getBytes(UTF_8)));

    assertThat(fixture.list().unrecognized()).hasSize(1);
    assertThat(redrive(ALL).redriven()).hasSize(1);
  }

  @Test
  void redrivenDeadLetterIsInProgressUntilItIsHandledOrDiscarded() throws Exception {
    fixture.sendAndFail(2);
    assertThat(redrive(ALL).redriven()).hasSize(2);

    DeadLetterList list = fixture.list();
    assertThat(list.open()).isEmpty();
    assertThat(list.redriven()).hasSize(2);
    assertThat(redrive(ALL).redriven()).as("no second redrive").isEmpty();
    try (DeadLetters letters = fixture.letters()) {
      assertThat(letters.discard(ALL.keys(List.of("user-0")), "not an order")).hasSize(1);
    }
    fixture.broken.set(false);
    try (EventConsumer consumer = fixture.start()) {
      fixture.failing.await(1);
      assertThat(fixture.awaitResolved(2).unresolved()).isEmpty();
    }
    assertThat(fixture.failing.all())
        .extracting(CollectingHandler.Handled::user)
        .containsExactly("user-1");
  }

  /** The default policy, in one process without any fault. */
  @Test
  void redrivenEventNeverRunsBesideAnotherOfItsKey() throws Exception {
    fixture.sendAndFail(1);
    fixture.broken.set(false);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer consumer =
        EventConsumer.builder(fixture.config)
            .group(fixture.group)
            .on(
                fixture.type,
                handler(DeadLetterFixture.FAILING)
                    .calls(
                        (Event<GenericRecord> event, Delivery delivery) -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          LockSupport.parkNanos(5_000_000);
                          running.decrementAndGet();
                          seen.handle(event, delivery);
                        }))
            .start()) {
      for (int n = 1; n <= 100; n++) {
        fixture.send("user-0", n);
        if (n == 50) {
          assertThat(redrive(ALL).redriven()).hasSize(1);
        }
      }
      seen.await(101);
    }
    assertThat(most).hasValue(1);
    assertThat(seen.numbers()).contains(0L);
    assertThat(fixture.awaitResolved(1).unresolved()).isEmpty();
  }

  @Test
  void groupWithoutADeadLetterTopicFailsNamingTheTopic() {
    try (DeadLetters letters = DeadLetters.open(fixture.config, "nobody")) {
      assertThatThrownBy(() -> letters.list(ALL))
          .isInstanceOf(DeadLettersException.class)
          .hasMessageContaining("topic " + fixture.config.fullTopic("nobody.dead-letters"))
          .hasMessageContaining("prefix");
      assertThatThrownBy(() -> letters.redrive(ALL, RedriveOptions.DEFAULT))
          .hasMessageContaining(fixture.config.fullTopic("nobody.dead-letters"));
    }
  }

  /** The broker deletes groups that were inactive for long, with their offsets. */
  @Test
  void eventsRedrivenForADeletedGroupAreHandledFromAnyStartPosition() throws Exception {
    fixture.sendAndFail(3);
    try (Admin admin = Admin.create(fixture.config.kafka())) {
      admin.deleteConsumerGroups(List.of(fixture.group)).all().get(20, TimeUnit.SECONDS);
    }
    fixture.broken.set(false);
    assertThat(redrive(ALL).redriven()).hasSize(3);
    CollectingHandler failing = new CollectingHandler();

    try (EventConsumer consumer =
        EventConsumer.builder(fixture.config.with("eventbus.consumer.start", "latest"))
            .group(fixture.group)
            .on(fixture.type, handler(DeadLetterFixture.FAILING).calls(failing))
            .start()) {
      failing.await(3);
    }
    assertThat(failing.count()).isEqualTo(3);
  }
}
