package org.openedx.eventbus.it.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException;
import org.openedx.eventbus.consumer.deadletter.RedriveFencedException;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.it.Await;

/** Redrives that meet, and one that dies: no letter is given twice, and none is lost. */
@EventBusTest
class RedrivesAtOnceTest {
  private Shop shop;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    shop = new Shop(infrastructure, prefix.value());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    shop.close();
  }

  private RedriveReport redrive(RedriveOptions options) throws InterruptedException {
    try (DeadLetters letters = shop.letters()) {
      return letters.redrive(ALL, options);
    }
  }

  /** Which letters were given back, as the redriven records tell. */
  private List<String> given() {
    return shop.raw(shop.redrive()).stream()
        .map(each -> new String(each.headers().lastHeader("dlq_letter").value(), UTF_8))
        .toList();
  }

  @Test
  void theOneThatBeganEarlierEndsAndTheOtherGivesTheRest() throws Exception {
    shop.sendAndFail(60);
    Future<RedriveReport> slow = threads.submit(() -> redrive(RedriveOptions.DEFAULT.perSecond(2)));
    Await.until("the slow one has begun", () -> !given().isEmpty());

    RedriveReport quick = redrive(RedriveOptions.DEFAULT);

    assertThatThrownBy(() -> slow.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(RedriveFencedException.class)
        .hasMessageContaining("fenced by another redrive or discard of group '" + shop.group + "'");
    assertThat(quick.redriven()).hasSizeBetween(1, 59);
    assertThat(given()).hasSize(60).doesNotHaveDuplicates();
    assertThat(shop.list().open()).isEmpty();
    assertThat(shop.list().resolved()).hasSize(60);
  }

  @Test
  void ofManyAtOnceNoneGivesWhatAnotherHasGiven() throws Exception {
    shop.sendAndFail(40);
    List<Future<RedriveReport>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(threads.submit(() -> redrive(RedriveOptions.DEFAULT.perSecond(20))));
    }
    int reported = 0;
    for (Future<RedriveReport> each : all) {
      try {
        reported += each.get(60, TimeUnit.SECONDS).redriven().size();
      } catch (ExecutionException e) {
        assertThat(e.getCause()).isInstanceOf(DeadLettersException.class);
      }
    }
    reported += redrive(RedriveOptions.DEFAULT).redriven().size();

    assertThat(reported).isPositive();
    assertThat(given()).hasSize(40).doesNotHaveDuplicates();
    assertThat(shop.list().open()).isEmpty();
  }

  @Test
  void aRedriveThatDiesInTheMiddleHasGivenNothingOfItsLastTransaction() throws Exception {
    shop.sendAndFail(2);
    shop.broken.set(false);
    DeadLetter letter = shop.list().open().get(0);
    KafkaProducer<byte[], byte[]> dying = shop.plain(shop.redrive());
    try (EventConsumer consumer = shop.start()) {
      dying.initTransactions();
      dying.beginTransaction();
      var record = shop.raw(shop.deadLetters()).get(0);
      dying.send(
          new ProducerRecord<>(
              shop.redrive(), null, record.key(), record.value(), record.headers()));
      ProducerRecord<byte[], byte[]> resolution =
          new ProducerRecord<>(shop.deadLetters(), letter.id().partition(), record.key(), null);
      resolution.headers().add("dlq_resolution", "redriven".getBytes(UTF_8));
      resolution.headers().add("dlq_letter", letter.id().toString().getBytes(UTF_8));
      resolution.headers().add("dlq_by", "ada@host".getBytes(UTF_8));
      resolution.headers().add("dlq_time", "2026-01-31T12:00:00Z".getBytes(UTF_8));
      dying.send(resolution);
      dying.flush();
      assertThat(shop.list().open()).as("a list shows what is decided").hasSize(2);

      assertThat(redrive(RedriveOptions.DEFAULT).redriven()).hasSize(2);

      shop.flaky.await(2);
    } finally {
      dying.close(Duration.ZERO);
    }
    assertThat(shop.flaky.ids()).as("each once").hasSize(2);
    assertThat(given()).hasSize(2).doesNotHaveDuplicates();
    assertThat(shop.list().open()).isEmpty();
  }
}
