package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class Murmur2Test {
  @Test
  void partitionsEqualThoseOfKafka() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int n = 0; n < 10_000; n++) {
      byte[] key = new byte[random.nextInt(40)];
      random.nextBytes(key);
      int partitions = 1 + random.nextInt(200);
      assertThat(Murmur2.partition(key, partitions))
          .as("seed " + seed)
          .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
    }
  }
}
