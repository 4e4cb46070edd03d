package org.openedx.eventbus.consumer.internal.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMetadataTest {
  private static final long COMMITTED = 4_711;

  @Test
  void emptyOffsetsEncodeToEmptyText() {
    assertThat(encode(COMMITTED, CompletedOffsets.NONE)).isEmpty();
    assertThat(fits(COMMITTED, CompletedOffsets.NONE)).isTrue();
    assertThat(decode(COMMITTED, "")).isEqualTo(CompletedOffsets.NONE);
    assertThat(decode(COMMITTED, null)).isEqualTo(CompletedOffsets.NONE);
  }

  @Test
  void singleRangeIsEncodedAsRanges() {
    CompletedOffsets some = of(range(COMMITTED + 1, COMMITTED + 1_000_000));
    String text = encode(COMMITTED, some);
    assertThat(text).startsWith("eb2:4711:::r").hasSizeLessThan(20);
    assertThat(decode(COMMITTED, text)).isEqualTo(some);
  }

  @Test
  void alternatingOffsetsAreEncodedAsBitmap() {
    OffsetRanges ranges = new OffsetRanges();
    for (int i = 1; i < 20_000; i += 2) {
      ranges.add(COMMITTED + i, COMMITTED + i + 1);
    }
    CompletedOffsets some = of(ranges);
    String text = encode(COMMITTED, some);
    assertThat(text).startsWith("eb2:4711:::b").hasSizeLessThan(CommitMetadata.MAX_LENGTH);
    assertThat(decode(COMMITTED, text)).isEqualTo(some);
  }

  /** Metadata of existing commits must stay readable. */
  @Test
  void encodedFormIsStable() {
    OffsetRanges ranges = range(101, 103);
    ranges.add(300, 301);
    assertThat(encode(100, of(ranges))).isEqualTo("eb2:100:::rAQLFAQE");
    assertThat(decode(100, "eb1:100:rAQLFAQE")).hasToString("101-102 300-300");
    assertThat(decode(100, "eb1:100:bqg")).hasToString("101-101 103-103 105-105 107-107");
  }

  @Test
  void decodeRestoresWhatEncodeWrote() {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      long committed = random.nextInt(4) == 0 ? random.nextLong(1L << 60) : random.nextInt(1_000);
      CompletedOffsets some = random(random, committed, 1 + random.nextInt(100));
      String text = encode(committed, some);
      assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(4_096);
      assertThat(fits(committed, some)).as("seed %d", seed).isTrue();
      assertThat(decode(committed, text)).as("seed %d", seed).isEqualTo(some);
    }
  }

  @Test
  void oversizedOffsetsAreTruncatedAtTheEnd() {
    boolean leftOut = false;
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      CompletedOffsets all = random(random, COMMITTED, 500 + random.nextInt(3_000));
      String text = encode(COMMITTED, all);
      assertThat(text.getBytes(StandardCharsets.UTF_8).length)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(CommitMetadata.MAX_LENGTH);
      CompletedOffsets kept = decode(COMMITTED, text);
      assertThat(kept.equals(all)).as("seed %d", seed).isEqualTo(fits(COMMITTED, all));
      leftOut |= !kept.equals(all);
      assertThat(kept.ranges().count()).as("seed %d keeps something", seed).isPositive();
      for (int i = 0; i < kept.ranges().count(); i++) {
        assertThat(kept.ranges().from(i)).as("seed %d", seed).isEqualTo(all.ranges().from(i));
        assertThat(kept.ranges().to(i)).as("seed %d", seed).isEqualTo(all.ranges().to(i));
      }
    }
    assertThat(leftOut).isTrue();
  }

  @Test
  void truncatedOffsetsAreReadAgain() {
    OffsetRanges ranges = new OffsetRanges();
    for (long i = 1; i < 10_000; i++) {
      ranges.add(COMMITTED + 100 * i, COMMITTED + 100 * i + 1);
    }
    CompletedOffsets all = of(ranges);
    assertThat(fits(COMMITTED, all)).isFalse();
    CompletedOffsets kept = decode(COMMITTED, encode(COMMITTED, all));
    OffsetTracker tracker = new OffsetTracker(COMMITTED, kept);
    assertThat(tracker.read(COMMITTED + 100, -1)).isFalse();
    assertThat(tracker.read(COMMITTED + 100 * 9_999, -1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deployed by hand on Tuesday",
        "eb1:",
        "eb1:4711",
        "eb1:4711:",
        "eb1:4711:r",
        "eb1:4711:x" + "AQI",
        "eb1:4711:r!!",
        "eb1:4711:rgICA",
        "eb1:4711:rAQ",
        "eb1:4711:r/////////////////////w",
        "eb1:4711:r//////////9//////////38",
        "eb1:4712:rAQI",
        "eb1:471:rAQI",
        "eb2:4711:rAQI",
        "eb2:4711::x:rAQI",
        "eb2:4711::5,5@-1:rAQI",
        "eb2:4711::5,6:rAQI",
        "eb2:4712:::rAQI",
        "{\"offsets\": [4712]}"
      })
  void foreignOrDamagedMetadataIsIgnored(String text) {
    assertThat(decode(COMMITTED, text)).isEqualTo(CompletedOffsets.NONE);
  }

  @Test
  void decodeNeverThrows() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String text =
          "eb1:4711:"
              + (random.nextBoolean() ? 'r' : 'b')
              + Base64.getEncoder().encodeToString(bytes);
      CompletedOffsets read = decode(COMMITTED, text);
      assertThat(read.contains(COMMITTED - 1)).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void topicIdAndLeaderEpochsAreRestored() {
    Uuid id = Uuid.fromString("bBZqYpYWTtGXnEjGm8GxYA");
    LeaderEpochs epochs = new LeaderEpochs();
    epochs.add(100, 5);
    epochs.add(220, 6);
    OffsetRanges ranges = range(101, 103);
    ranges.add(300, 301);
    CommitMetadata metadata = new CommitMetadata(id, new CompletedOffsets(ranges, epochs));

    String text = metadata.encode(100, CommitMetadata.MAX_LENGTH);

    assertThat(text).isEqualTo("eb2:100:bBZqYpYWTtGXnEjGm8GxYA:5,6@120:rAQLFAQE");
    assertThat(CommitMetadata.decode(100, text)).isEqualTo(metadata);
    assertThat(CommitMetadata.decode(101, text)).isEqualTo(CommitMetadata.NONE);
    CommitMetadata withoutOffsets = new CommitMetadata(id, CompletedOffsets.NONE);
    assertThat(withoutOffsets.encode(7, 100)).isEqualTo("eb2:7:bBZqYpYWTtGXnEjGm8GxYA");
    assertThat(CommitMetadata.decode(7, "eb2:7:bBZqYpYWTtGXnEjGm8GxYA")).isEqualTo(withoutOffsets);
    assertThat(CommitMetadata.decode(7, "eb2:7:not an id")).isEqualTo(CommitMetadata.NONE);
  }

  /** A broker may accept less than Kafka's default, or nothing. */
  @Test
  void metadataIsNeverLongerThanItsLimit() {
    Uuid id = Uuid.randomUuid();
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      CompletedOffsets offsets = random(random, COMMITTED, 1 + random.nextInt(100));
      CommitMetadata metadata = new CommitMetadata(random.nextBoolean() ? id : null, offsets);
      int limit = random.nextInt(200);

      String text = metadata.encode(COMMITTED, limit);

      assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(limit);
      CommitMetadata kept = CommitMetadata.decode(COMMITTED, text);
      assertThat(kept.completed().equals(offsets))
          .as("seed %d", seed)
          .isEqualTo(metadata.fits(COMMITTED, limit));
      assertThat(kept.completed().ranges().count())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(offsets.ranges().count());
    }
  }

  private static String encode(long committed, CompletedOffsets offsets) {
    return new CommitMetadata(null, offsets).encode(committed, CommitMetadata.MAX_LENGTH);
  }

  private static boolean fits(long committed, CompletedOffsets offsets) {
    return new CommitMetadata(null, offsets).fits(committed, CommitMetadata.MAX_LENGTH);
  }

  private static CompletedOffsets decode(long committed, @Nullable String text) {
    return CommitMetadata.decode(committed, text).completed();
  }

  private static CompletedOffsets random(Random random, long committed, int ranges) {
    TreeSet<Long> bounds = new TreeSet<>();
    long spread = random.nextBoolean() ? 4L * ranges : 1_000L * ranges;
    while (bounds.size() < 2 * ranges) {
      bounds.add(committed + 1 + random.nextLong(spread));
    }
    OffsetRanges made = new OffsetRanges();
    while (!bounds.isEmpty()) {
      made.add(bounds.pollFirst(), bounds.pollFirst());
    }
    return of(made);
  }

  private static OffsetRanges range(long from, long to) {
    OffsetRanges ranges = new OffsetRanges();
    ranges.add(from, to);
    return ranges;
  }

  private static CompletedOffsets of(OffsetRanges ranges) {
    return new CompletedOffsets(ranges, new LeaderEpochs());
  }
}
