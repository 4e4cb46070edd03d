package org.openedx.eventbus.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class AvroWriterTest {
  private static final int ROUNDS = 20_000;

  @Test
  void bytesEqualThoseOfAvrosEncoder() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AvroWriter ours = new AvroWriter(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder theirs = EncoderFactory.get().binaryEncoder(bytes, null);
    for (int i = 0; i < ROUNDS; i++) {
      writeOne(random, ours, theirs);
    }
    theirs.flush();
    assertThat(ours.toByteArray()).as("seed %d", seed).isEqualTo(bytes.toByteArray());
  }

  private static void writeOne(Random random, AvroWriter ours, BinaryEncoder theirs)
      throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> {
        long value = random.nextLong() >> random.nextInt(64);
        ours.writeLong(value);
        theirs.writeLong(value);
      }
      case 1 -> {
        int value = random.nextInt() >> random.nextInt(32);
        ours.writeInt(value);
        theirs.writeInt(value);
      }
      case 2 -> {
        String value = RandomText.of(random);
        ours.writeString(value);
        theirs.writeString(value);
      }
      case 3 -> {
        byte[] value = new byte[random.nextInt(300)];
        random.nextBytes(value);
        ours.writeBytes(ByteBuffer.wrap(value));
        theirs.writeBytes(value);
      }
      case 4 -> {
        double value = random.nextGaussian();
        ours.writeDouble(value);
        theirs.writeDouble(value);
      }
      case 5 -> {
        float value = random.nextFloat();
        ours.writeFloat(value);
        theirs.writeFloat(value);
      }
      case 6 -> {
        boolean value = random.nextBoolean();
        ours.writeBoolean(value);
        theirs.writeBoolean(value);
      }
      default -> {
        int count = random.nextInt(3);
        ours.writeBlockStart(count);
        theirs.writeArrayStart();
        theirs.setItemCount(count);
        for (int i = 0; i < count; i++) {
          ours.writeInt(i);
          theirs.startItem();
          theirs.writeInt(i);
        }
        ours.writeBlockEnd();
        theirs.writeArrayEnd();
      }
    }
  }

  @Test
  void loneSurrogateIsRejected() {
    AvroWriter out = new AvroWriter(0);
    assertThatThrownBy(() -> out.writeString("ab\uD83D"))
        .isInstanceOf(AvroDataException.class)
        .hasMessageContaining("index 2");
    assertThatThrownBy(() -> out.writeString("\uDE00\uD83D\uDE00"))
        .isInstanceOf(AvroDataException.class)
        .hasMessageContaining("index 0");
  }

  @Test
  void keysAreSortedByCodePoint() {
    assertThat(GenericValues.sortedKeys(Map.of("\uE000", 1, "\uD83D\uDE00", 2, "a", 3, "", 4)))
        .containsExactly("", "a", "\uE000", "\uD83D\uDE00");
  }

  @Test
  void resetDiscardsEarlierBytes() {
    AvroWriter out = new AvroWriter(0);
    out.writeString("something long enough to leave traces");
    out.reset();
    out.skip(5);
    assertThat(out.toByteArray()).containsOnly(0).hasSize(5);
  }
}
