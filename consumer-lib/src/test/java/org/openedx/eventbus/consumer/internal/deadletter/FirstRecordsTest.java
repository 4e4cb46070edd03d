package org.openedx.eventbus.consumer.internal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FirstRecordsTest {
  private static ConsumerRecord<byte[], byte[]> record(int bytes) {
    return new ConsumerRecord<>("t", 0, 0, null, new byte[bytes]);
  }

  @Test
  void recordsThatAreKeptPrecedeThoseThatAreLeftOut() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
      Collections.shuffle(order, random);
      FirstRecords first = new FirstRecords(30, 100);

      order.forEach(number -> first.add(number, record(1 + random.nextInt(40))));

      assertThat(first.records().keySet())
          .as("seed %d", seed)
          .containsExactlyElementsOf(IntStream.range(0, first.end()).boxed().toList())
          .isNotEmpty();
      assertThat(first.records().values().stream().mapToInt(each -> each.value().length).sum())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(100);
    }
  }

  @Test
  void firstRecordIsKeptAlthoughItIsTooLarge() {
    FirstRecords first = new FirstRecords(2, 100);

    first.add(1, record(1));
    first.add(0, record(200));

    assertThat(first.records()).containsOnlyKeys(0);
    assertThat(first.end()).isEqualTo(1);
  }

  @Test
  void missingRecordsAreNotLeftOut() {
    FirstRecords first = new FirstRecords(3, 100);

    first.add(2, record(50));

    assertThat(first.end()).as("0 and 1 are missing in the topic").isEqualTo(3);
  }
}
