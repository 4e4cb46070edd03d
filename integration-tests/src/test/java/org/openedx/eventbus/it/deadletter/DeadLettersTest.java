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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.Seen;

/** The way of an event that its handler could not handle, and back. */
@EventBusTest
class DeadLettersTest {
  private Shop shop;

  @BeforeEach
  void open(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    shop = new Shop(infrastructure, prefix.value());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private RedriveReport redrive(DeadLetterFilter filter) throws InterruptedException {
    return redrive(filter, RedriveOptions.DEFAULT);
  }

  private RedriveReport redrive(DeadLetterFilter filter, RedriveOptions options)
      throws InterruptedException {
    try (DeadLetters letters = shop.letters()) {
      return letters.redrive(filter, options);
    }
  }

  private static Map<String, String> headers(Iterable<Header> headers) {
    Map<String, String> all = new HashMap<>();
    headers.forEach(each -> all.put(each.key(), new String(each.value(), UTF_8)));
    return all;
  }

  @Test
  void aLetterIsTheEventAsItWasWithHeadersThatSayWhatHappened() throws Exception {
    shop.send("ada", 1);
    try (EventConsumer consumer = shop.start()) {
      shop.awaitOpen(1);
    }
    ConsumerRecord<byte[], byte[]> event = shop.raw(shop.sales()).get(0);
    ConsumerRecord<byte[], byte[]> letter = shop.raw(shop.deadLetters()).get(0);

    assertThat(letter.key()).isEqualTo(event.key());
    assertThat(letter.value()).isEqualTo(event.value());
    Header[] before = event.headers().toArray();
    assertThat(Arrays.copyOf(letter.headers().toArray(), before.length)).containsExactly(before);
    Map<String, String> said = headers(letter.headers());
    assertThat(said)
        .containsEntry("dlq_group", shop.group)
        .containsEntry("dlq_handler", Shop.BROKEN)
        .containsEntry("dlq_disposition", "EXHAUSTED")
        .containsEntry("dlq_topic", shop.sales())
        .containsEntry("dlq_partition", Integer.toString(event.partition()))
        .containsEntry("dlq_offset", Long.toString(event.offset()))
        .containsEntry("dlq_timestamp", Long.toString(event.timestamp()))
        .containsEntry("dlq_cause", "java.lang.IllegalStateException")
        .containsEntry("dlq_attempts", "1")
        .containsKeys("dlq_first_failure", "dlq_time")
        .doesNotContainKeys("dlq_message", "dlq_redrives");
    DeadLetter listed = shop.list().open().get(0);
    assertThat(listed.type()).contains(shop.type.name());
    assertThat(listed.eventId().orElseThrow()).hasToString(said.get("ce_id"));
    assertThat(listed.key().matches("ada")).isTrue();
    assertThat(listed.details().time()).isEqualTo(Instant.parse(said.get("dlq_time")));
  }

  @Test
  void aRedriveGivesEventsInTheirOrderToTheirHandlerAloneAndIsRemembered() throws Exception {
    for (int n = 0; n < 5; n++) {
      shop.send("ada", n);
    }
    try (EventConsumer consumer = shop.start()) {
      shop.awaitOpen(5);
      shop.broken.set(false);

      RedriveReport report = redrive(ALL, RedriveOptions.DEFAULT.reason("stock is back"));

      assertThat(report.redriven()).hasSize(5);
      shop.flaky.await(5);
    }
    assertThat(shop.flaky.numbers()).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(shop.calm.numbers()).as("was not given it again").hasSize(5);
    DeadLetterList list = shop.list();
    assertThat(list.open()).isEmpty();
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
    assertThat(redrive(ALL).redriven()).as("nothing is given twice").isEmpty();
  }

  @Test
  void anEventThatFailsAgainIsALetterOfTheSameEventThatCountsItsRedrives() throws Exception {
    shop.send("ada", 1);
    try (EventConsumer consumer = shop.start()) {
      DeadLetter first = shop.awaitOpen(1).open().get(0);
      redrive(ALL);
      DeadLetter second = againOpen(1);
      assertThat(second.origin().topic()).isEqualTo(first.origin().topic());
      assertThat(second.origin().offset()).isEqualTo(first.origin().offset());
      assertThat(second.origin().timestampMillis()).isEqualTo(first.origin().timestampMillis());
      assertThat(second.handler()).isEqualTo(Shop.BROKEN);
      assertThat(second.eventId()).isEqualTo(first.eventId());
      redrive(ALL);
      againOpen(2);
      assertThat(redrive(ALL, RedriveOptions.DEFAULT.maxRedrives(2)).maxRedrivesReached())
          .hasSize(1);
      assertThat(redrive(ALL, RedriveOptions.DEFAULT.maxRedrives(2).forced(true)).redriven())
          .hasSize(1);
      againOpen(3);
    }
    ConsumerRecord<byte[], byte[]> event = shop.raw(shop.sales()).get(0);
    ConsumerRecord<byte[], byte[]> redriven = shop.raw(shop.redrive()).get(2);
    assertThat(redriven.key()).isEqualTo(event.key());
    assertThat(redriven.value()).isEqualTo(event.value());
    Header[] before = event.headers().toArray();
    assertThat(Arrays.copyOf(redriven.headers().toArray(), before.length)).containsExactly(before);
    assertThat(headers(redriven.headers())).containsEntry("dlq_redrives", "3");
    assertThat(redriven.headers().toArray()).hasSize(before.length + 8);
  }

  private DeadLetter againOpen(int redrives) {
    Await.until(
        "redriven " + redrives + " times and open again",
        () ->
            shop.list().open().stream()
                .map(DeadLetter::redrives)
                .toList()
                .equals(List.of(redrives)),
        shop::list);
    return shop.list().open().get(0);
  }

  @Test
  void aLetterWhoseHandlerIsGoneComesBackUnderItsNameAndSaysSo() throws Exception {
    shop.sendAndFail(1);
    shop.broken.set(false);
    try (EventConsumer without = shop.calmConsumer().start()) {
      redrive(ALL);
      DeadLetter back = againOpen(1);
      assertThat(back.handler()).isEqualTo(Shop.BROKEN);
      assertThat(back.details().message()).contains("nobody here is called '" + Shop.BROKEN + "'");
      assertThat(back.origin().topic()).isEqualTo(shop.sales());
    }
    assertThat(shop.calm.count()).as("others do not step in").isEqualTo(1);

    try (EventConsumer with = shop.start()) {
      redrive(ALL);
      shop.flaky.await(1);
    }
  }

  @Test
  void discardedLettersAreNoLongerOpenAndSayWhy() throws Exception {
    shop.sendAndFail(3);
    String id = shop.list().open().get(1).eventId().orElseThrow().toString();
    try (DeadLetters letters = shop.letters()) {
      assertThat(letters.discard(ALL.ids(List.of(id)), "a test order")).hasSize(1);
      assertThat(letters.discard(ALL.ids(List.of(id)), "a test order")).isEmpty();
      assertThatThrownBy(() -> letters.discard(ALL, " ")).hasMessageContaining("reason");
    }
    DeadLetterList list = shop.list();
    assertThat(list.open()).hasSize(2);
    assertThat(list.resolved()).hasSize(1);
    assertThat(list.resolved().get(0).deadLetter().eventId().orElseThrow()).hasToString(id);
    assertThat(list.resolved().get(0).resolutions().get(0).kind())
        .isEqualTo(Resolution.Kind.DISCARDED);
    assertThat(list.resolved().get(0).resolutions().get(0).reason()).contains("a test order");
    assertThat(redrive(ALL).redriven()).hasSize(2);
  }

  @Test
  void aFilterChoosesAndADryRunChangesNothing() throws Exception {
    shop.sendAndFail(10);
    int before = shop.raw(shop.deadLetters()).size();

    RedriveReport dry = redrive(ALL, RedriveOptions.DEFAULT.limit(4).dryRun(true));

    assertThat(dry.redriven()).hasSize(4);
    assertThat(dry.remaining()).isEqualTo(6);
    assertThat(shop.raw(shop.deadLetters())).hasSize(before);
    assertThat(shop.raw(shop.redrive())).isEmpty();
    assertThat(redrive(ALL.keys(List.of("user-3", "user-7"))).redriven()).hasSize(2);
    assertThat(shop.raw(shop.redrive())).hasSize(2);
    assertThat(redrive(ALL, RedriveOptions.DEFAULT.limit(3)).remaining()).isEqualTo(5);
    assertThat(shop.list().open()).hasSize(5);
  }

  @Test
  void eventsWithoutKeyOrValueAndTheLargestThereAreGoThereAndBackUnchanged() throws Exception {
    shop.send("ada", 0);
    byte[] large = new byte[1_048_300];
    Arrays.fill(large, (byte) 'x');
    byte[] key = "k".getBytes(UTF_8);
    try (EventConsumer consumer = shop.start()) {
      shop.awaitOpen(1);
      write(null, new byte[] {1});
      write(key, null);
      write(null, null);
      write(key, large);
      // Both handlers have a letter of each.
      List<DeadLetter> open = shop.awaitOpen(9).open();
      assertThat(open).filteredOn(each -> each.disposition() == Disposition.POISON).hasSize(8);
      RedriveReport report = redrive(ALL.dispositions(List.of(Disposition.POISON)));
      assertThat(report.redriven()).hasSize(8);
      Await.until(
          "each has failed again",
          () -> shop.list().open().stream().filter(each -> each.redrives() == 1).count() == 8);
    }
    List<ConsumerRecord<byte[], byte[]>> back = shop.raw(shop.redrive());
    assertThat(back).filteredOn(each -> each.key() == null).hasSize(4);
    assertThat(back).filteredOn(each -> each.value() == null).hasSize(4);
    assertThat(back).filteredOn(each -> Arrays.equals(each.value(), large)).hasSize(2);
    try (DeadLetters letters = shop.letters()) {
      int[] whole = {0};
      letters.read(
          shop.list().open(),
          (letter, record) -> whole[0] += Arrays.equals(record.value(), large) ? 1 : 0);
      assertThat(whole[0]).isEqualTo(2);
    }
  }

  private void write(byte[] key, byte[] value) throws Exception {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(shop.sales(), key, value);
    record.headers().add("ce_type", shop.type.name().value().getBytes(UTF_8));
    shop.write(record);
  }

  @Test
  void whatOthersWroteIsToldAndLeftAlone() throws Exception {
    shop.sendAndFail(1);
    shop.write(new ProducerRecord<>(shop.deadLetters(), null, "hello".getBytes(UTF_8)));

    assertThat(shop.list().unrecognized()).hasSize(1);
    assertThat(redrive(ALL).redriven()).hasSize(1);
  }

  @Test
  void aGroupWithoutLettersIsNamedWithItsTopic() {
    try (DeadLetters letters = DeadLetters.open(shop.config, "nobody")) {
      assertThatThrownBy(() -> letters.list(ALL))
          .isInstanceOf(DeadLettersException.class)
          .hasMessageContaining("topic " + shop.config.fullTopic("nobody.dead-letters"))
          .hasMessageContaining("prefix");
      assertThatThrownBy(() -> letters.redrive(ALL, RedriveOptions.DEFAULT))
          .hasMessageContaining(shop.config.fullTopic("nobody.redrive"));
    }
  }

  /** Groups that have not been here for long are forgotten by the broker, with their places. */
  @Test
  void whatWasRedrivenWhileTheGroupWasForgottenIsHandledWhereverItBegins() throws Exception {
    shop.sendAndFail(3);
    try (Admin admin = Admin.create(shop.config.kafka())) {
      admin.deleteConsumerGroups(List.of(shop.group)).all().get(20, TimeUnit.SECONDS);
    }
    shop.broken.set(false);
    assertThat(redrive(ALL).redriven()).hasSize(3);
    Seen flaky = new Seen();

    try (EventConsumer consumer =
        EventConsumer.builder(shop.config.with("eventbus.consumer.start", "latest"))
            .group(shop.group)
            .on(shop.type, handler(Shop.BROKEN).calls(flaky))
            .start()) {
      flaky.await(3);
    }
    assertThat(flaky.count()).isEqualTo(3);
  }
}
