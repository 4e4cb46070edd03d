package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final TopicPartition ONE = new TopicPartition("t", 1);
  private static final TopicPartition TWO = new TopicPartition("t", 2);
  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final Assignment one = new Assignment(ONE);
  private final Assignment two = new Assignment(TWO);

  @BeforeEach
  void assign() {
    kafka.assign(List.of(ONE, TWO));
  }

  @Test
  void aFullPartitionIsPausedUntilHalfOfItIsWorkedOff() {
    Limits limits = new Limits(10, 1_000_000);
    add(one, 10, 1);
    apply(limits);
    assertThat(kafka.paused()).containsExactly(ONE);
    work(one, 4);
    apply(limits);
    assertThat(kafka.paused()).containsExactly(ONE);
    work(one, 1);
    apply(limits);
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void tooManyBytesPauseWhoHasAny() {
    Limits limits = new Limits(1_000, 100_000);
    add(one, 3, 40_000);
    add(two, 1, 1);
    apply(limits);
    assertThat(kafka.paused()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void aPartitionThatIsStuckWithManyBytesStarvesNoOther() {
    Limits limits = new Limits(1_000, 100_000);
    add(one, 3, 40_000);
    add(two, 1, 1);
    apply(limits);

    work(two, 1);
    apply(limits);

    assertThat(kafka.paused()).containsExactly(ONE);
  }

  private void apply(Limits limits) {
    limits.apply(kafka, List.of(one, two));
  }

  private static void add(Assignment assignment, int count, int bytes) {
    for (int i = 0; i < count; i++) {
      assignment.add(Records.work(assignment.partition, i, bytes));
    }
  }

  private static void work(Assignment assignment, int count) {
    assignment.take(count, 0).forEach(assignment::done);
    assignment.turnEnded(List.of());
  }
}
