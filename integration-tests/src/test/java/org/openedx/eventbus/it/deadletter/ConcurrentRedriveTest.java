package org.openedx.eventbus.it.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException.RedriveFencedException;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.it.Await;

/**
 * Concurrent and aborted redrives: each dead letter is redriven exactly once. The resolutions are
 * read with a plain Kafka consumer.
 */
@EventBusTest
class ConcurrentRedriveTest {
  @RegisterExtension final DeadLetterFixture fixture = new DeadLetterFixture();

  private static final Set<String> ORIGIN =
      Set.of("dlq_handler", "dlq_topic", "dlq_partition", "dlq_offset", "dlq_timestamp");

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private RedriveReport redrive(RedriveOptions options) throws InterruptedException {
    try (DeadLetters letters = fixture.letters()) {
      return letters.redrive(ALL, options);
    }
  }

  /** Returns the IDs of the dead letters that were redriven. */
  private List<String> redriven() {
    return fixture.resolved("redriven");
  }

  @Test
  void laterRedriveFencesTheEarlierAndRedrivesTheRest() throws Exception {
    fixture.sendAndFail(60);
    Future<RedriveReport> slow = threads.submit(() -> redrive(RedriveOptions.DEFAULT.perSecond(2)));
    Await.until("the slow redrive has begun", () -> !redriven().isEmpty());

    RedriveReport quick = redrive(RedriveOptions.DEFAULT);

    assertThatThrownBy(() -> slow.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(RedriveFencedException.class)
        .hasMessageContaining(
            "fenced by another redrive or discard of group '" + fixture.group + "'");
    assertThat(quick.redriven()).hasSizeBetween(1, 59);
    assertThat(redriven()).hasSize(60).doesNotHaveDuplicates();
    assertThat(fixture.list().open()).isEmpty();
    assertThat(fixture.list().redriven()).hasSize(60);
  }

  @Test
  void concurrentRedrivesRedriveEachDeadLetterOnce() throws Exception {
    fixture.sendAndFail(40);
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
    assertThat(redriven()).hasSize(40).doesNotHaveDuplicates();
    assertThat(fixture.list().open()).isEmpty();
  }

  @Test
  void abortedRedriveIsNotVisible() throws Exception {
    fixture.sendAndFail(2);
    fixture.broken.set(false);
    DeadLetter letter = fixture.list().open().get(0);
    KafkaProducer<byte[], byte[]> dying = fixture.plain(fixture.transactionalId());
    try (EventConsumer consumer = fixture.start()) {
      dying.initTransactions();
      dying.beginTransaction();
      var record = fixture.raw(fixture.deadLetters()).get(0);
      ProducerRecord<byte[], byte[]> resolution =
          new ProducerRecord<>(fixture.deadLetters(), letter.id().partition(), record.key(), null);
      resolution.headers().add("dlq_resolution", "redriven".getBytes(UTF_8));
      resolution.headers().add("dlq_letter", letter.id().toString().getBytes(UTF_8));
      resolution.headers().add("dlq_by", "ada@host".getBytes(UTF_8));
      resolution.headers().add("dlq_time", "2026-01-31T12:00:00Z".getBytes(UTF_8));
      record.headers().forEach(each -> addOrigin(resolution, each));
      dying.send(resolution);
      dying.flush();
      assertThat(fixture.list().open()).as("the list has committed records only").hasSize(2);

      assertThat(redrive(RedriveOptions.DEFAULT).redriven()).hasSize(2);

      fixture.failing.await(2);
    } finally {
      dying.close(Duration.ZERO);
    }
    assertThat(fixture.failing.ids()).as("each event once").hasSize(2);
    assertThat(redriven()).hasSize(2).doesNotHaveDuplicates();
    assertThat(fixture.list().open()).isEmpty();
  }

  private static void addOrigin(ProducerRecord<byte[], byte[]> resolution, Header header) {
    if (ORIGIN.contains(header.key())) {
      resolution.headers().add(header);
    }
  }
}
