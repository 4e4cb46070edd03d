package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Partition.BlockReason;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

class ReadFailuresTest {
  private final CoordinatorStub kafka = new CoordinatorStub();
  private final Engine engine = EngineSamples.engine(Ordering.KEY, EngineSamples.handler("h"));
  private final ReadFailures failures =
      new ReadFailures(
          new ReplaceableConsumer(() -> kafka), new ConsumerReports(ConsumerListener.NONE));

  private Partition assign(String topic, int partition) {
    return engine.assign(new TopicPartition(topic, partition), 0, CompletedOffsets.NONE);
  }

  private Optional<Partition> find(String message) {
    return ReadFailures.find(
        engine.partitions(), new KafkaException("failed", new KafkaException(message)));
  }

  @Test
  void partitionIsFoundByItsNameInAMessage() {
    Partition one = assign("t", 1);
    Partition ten = assign("t", 10);
    Partition other = assign("a-t", 1);

    assertThat(find("Received exception when fetching the next record from t-1. If needed"))
        .hasValue(one);
    assertThat(find("Record batch for partition t-10 at offset 2 is invalid")).hasValue(ten);
    assertThat(find("corrupt message when fetching offset 3 for topic-partition a-t-1"))
        .hasValue(other);
    assertThat(find("the coordinator of t-2 failed")).isEmpty();
  }

  @Test
  void damagedPartitionIsPausedAtItsPosition() {
    Partition partition = assign("t", 1);
    kafka.assign(List.of(partition.topicPartition()));
    kafka.seek(partition.topicPartition(), 17);

    failures.onDamaged(partition, new KafkaException("invalid"));

    assertThat(kafka.paused()).containsExactly(partition.topicPartition());
    assertThat(partition.isFetchBlocked()).isTrue();
    assertThat(partition.blockReason()).isEqualTo(BlockReason.DAMAGED_RECORDS);
    assertThat(partition.readFailure())
        .extracting(Partition.ReadFailure::details)
        .asString()
        .contains("at offset 17 are damaged");

    failures.onRead(partition);
    assertThat(partition.blockReason()).isNull();
  }
}
