package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.Ordering;
import org.openedx.eventbus.consumer.engine.Engine;
import org.openedx.eventbus.consumer.engine.EngineListener;
import org.openedx.eventbus.consumer.engine.ParkedKeys;
import org.openedx.eventbus.consumer.offsets.CompletedOffsets;

class CommitsTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);

  private final BrokerWait brokerWait = new BrokerWait(System::nanoTime);
  private final List<Optional<String>> waits = new ArrayList<>();
  private final Coordinator kafka = new Coordinator();
  private final Engine engine =
      new Engine(
          Ordering.KEY,
          1,
          List.of(Handlers.nobody()),
          new Random(1),
          ParkedKeys.NONE,
          EngineListener.NONE);
  private final Commits commits = new Commits(kafka, Duration.ZERO, "t.redrive", brokerWait);

  /** Kafka's new-style consumer, whose callbacks of failed commits do not say which. */
  private final class Coordinator extends MockConsumer<byte[], byte[]> {
    private final List<Map<TopicPartition, OffsetAndMetadata>> asked = new ArrayList<>();
    private boolean away;

    Coordinator() {
      super("earliest");
    }

    @Override
    public synchronized void commitAsync(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      asked.add(offsets);
      if (away) {
        callback.onComplete(null, new RetriableCommitFailedException("away"));
      } else {
        callback.onComplete(offsets, null);
      }
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      waits.add(brokerWait.reason());
      throw new TimeoutException("away");
    }
  }

  @Test
  void aCommitThatFailsIsMadeUpForByTheNext() {
    kafka.assign(List.of(ONE));
    engine.assign(ONE, 7, CompletedOffsets.NONE);
    kafka.away = true;
    commits.whenDue(engine.partitions());
    kafka.away = false;
    commits.whenDue(engine.partitions());
    commits.whenDue(engine.partitions());

    assertThat(kafka.asked)
        .as("once that failed, once that did not, and then there was no news")
        .containsExactly(
            Map.of(ONE, new OffsetAndMetadata(7, "")), Map.of(ONE, new OffsetAndMetadata(7, "")));
  }

  @Test
  void aCommitThatWaitsForABrokerSaysSoUntilItIsOver() {
    engine.assign(ONE, 7, CompletedOffsets.NONE);

    commits.now(engine.partitions());

    assertThat(waits).singleElement().asString().contains("to take a commit");
    assertThat(brokerWait.reason()).as("it has failed").isEmpty();
  }
}
