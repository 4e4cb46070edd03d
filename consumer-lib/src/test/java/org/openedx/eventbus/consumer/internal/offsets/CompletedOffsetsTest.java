package org.openedx.eventbus.consumer.internal.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletedOffsetsTest {
  private static final long COMMITTED = 4_711;

  @Test
  void emptyOffsetsEncodeToEmptyText() {
    assertThat(CompletedOffsets.NONE.encode(COMMITTED)).isEmpty();
    assertThat(CompletedOffsets.NONE.fits(COMMITTED)).isTrue();
    assertThat(CompletedOffsets.decode(COMMITTED, "")).isEqualTo(CompletedOffsets.NONE);
    assertThat(CompletedOffsets.decode(COMMITTED, null)).isEqualTo(CompletedOffsets.NONE);
  }

  @Test
  void singleRangeIsEncodedAsRanges() {
    CompletedOffsets some = of(range(COMMITTED + 1, COMMITTED + 1_000_000));
    String text = some.encode(COMMITTED);
    assertThat(text).startsWith("eb1:4711:r").hasSizeLessThan(20);
    assertThat(CompletedOffsets.decode(COMMITTED, text)).isEqualTo(some);
  }

  @Test
  void alternatingOffsetsAreEncodedAsBitmap() {
    OffsetRanges ranges = new OffsetRanges();
    for (int i = 1; i < 20_000; i += 2) {
      ranges.add(COMMITTED + i, COMMITTED + i + 1);
    }
    CompletedOffsets some = new CompletedOffsets(ranges);
    String text = some.encode(COMMITTED);
    assertThat(text).startsWith("eb1:4711:b").hasSizeLessThan(CompletedOffsets.MAX_LENGTH);
    assertThat(CompletedOffsets.decode(COMMITTED, text)).isEqualTo(some);
  }

  /** Texts that commits already hold must stay readable. */
  @Test
  void encodedFormIsStable() {
    OffsetRanges ranges = range(101, 103);
    ranges.add(300, 301);
    assertThat(new CompletedOffsets(ranges).encode(100)).isEqualTo("eb1:100:rAQLFAQE");
    assertThat(CompletedOffsets.decode(100, "eb1:100:rAQLFAQE")).hasToString("101-102 300-300");
    assertThat(CompletedOffsets.decode(100, "eb1:100:bqg"))
        .hasToString("101-101 103-103 105-105 107-107");
  }

  @Test
  void decodeRestoresWhatEncodeWrote() {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      long committed = random.nextInt(4) == 0 ? random.nextLong(1L << 60) : random.nextInt(1_000);
      CompletedOffsets some = random(random, committed, 1 + random.nextInt(100));
      String text = some.encode(committed);
      assertThat(text.length()).as("seed %d", seed).isLessThanOrEqualTo(4_096);
      assertThat(some.fits(committed)).as("seed %d", seed).isTrue();
      assertThat(CompletedOffsets.decode(committed, text)).as("seed %d", seed).isEqualTo(some);
    }
  }

  @Test
  void oversizedOffsetsAreTruncatedAtTheEnd() {
    boolean leftOut = false;
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      CompletedOffsets all = random(random, COMMITTED, 500 + random.nextInt(3_000));
      String text = all.encode(COMMITTED);
      assertThat(text.getBytes(StandardCharsets.UTF_8).length)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(CompletedOffsets.MAX_LENGTH);
      CompletedOffsets kept = CompletedOffsets.decode(COMMITTED, text);
      assertThat(kept.equals(all)).as("seed %d", seed).isEqualTo(all.fits(COMMITTED));
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
    CompletedOffsets all = new CompletedOffsets(ranges);
    assertThat(all.fits(COMMITTED)).isFalse();
    CompletedOffsets kept = CompletedOffsets.decode(COMMITTED, all.encode(COMMITTED));
    OffsetTracker tracker = new OffsetTracker(COMMITTED, kept);
    assertThat(tracker.read(COMMITTED + 100)).isFalse();
    assertThat(tracker.read(COMMITTED + 100 * 9_999)).isTrue();
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
        "{\"offsets\": [4712]}"
      })
  void foreignOrDamagedMetadataIsIgnored(String text) {
    assertThat(CompletedOffsets.decode(COMMITTED, text)).isEqualTo(CompletedOffsets.NONE);
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
      CompletedOffsets read = CompletedOffsets.decode(COMMITTED, text);
      assertThat(read.contains(COMMITTED - 1)).as("seed %d", seed).isFalse();
    }
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
    return new CompletedOffsets(made);
  }

  private static OffsetRanges range(long from, long to) {
    OffsetRanges ranges = new OffsetRanges();
    ranges.add(from, to);
    return ranges;
  }

  private static CompletedOffsets of(OffsetRanges ranges) {
    return new CompletedOffsets(ranges);
  }
}
