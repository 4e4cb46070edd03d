package org.openedx.eventbus.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroReaderTest {
  @Test
  void writtenValuesAreReadBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      String text = RandomText.of(random);
      double fraction = random.nextGaussian() * 1e9;
      AvroWriter out = new AvroWriter(0);
      out.writeLong(number);
      out.writeString(text);
      out.writeDouble(fraction);
      out.writeFloat((float) fraction);
      out.writeBoolean(true);
      AvroReader in = new AvroReader(out.toByteArray(), 0);
      assertThat(in.readLong()).as("seed %d", seed).isEqualTo(number);
      assertThat(in.readString()).as("seed %d", seed).isEqualTo(text);
      assertThat(in.readDouble()).as("seed %d", seed).isEqualTo(fraction);
      assertThat(in.readFloat()).as("seed %d", seed).isEqualTo((float) fraction);
      assertThat(in.readBoolean()).isTrue();
    }
  }

  @Test
  void lengthBeyondTheInputIsRejected() {
    assertMalformed("0a6162", AvroReader::readString);
    assertMalformed("feffffff0f", AvroReader::readBytes);
    assertMalformed("01", AvroReader::readString);
    assertMalformed("feffffffffffffffff01", AvroReader::readBlock);
    assertMalformed("ffffffffffffffffff01", AvroReader::readBlock);
  }

  @Test
  void numberThatIsTooLongTooLargeOrTruncatedIsRejected() {
    assertMalformed("ffffffffffffffffffffff01", AvroReader::readLong);
    assertMalformed("ff", AvroReader::readLong);
    assertMalformed("", AvroReader::readBoolean);
    assertMalformed("8080808080808001", AvroReader::readInt);
    assertMalformed("00000000000000", AvroReader::readDouble);
    assertMalformed("04", in -> in.readIndex(2));
    assertMalformed("01", in -> in.readIndex(2));
  }

  private static void assertMalformed(String hex, Consumer<AvroReader> read) {
    AvroReader in = new AvroReader(HexFormat.of().parseHex(hex), 0);
    assertThatThrownBy(() -> read.accept(in)).isInstanceOf(AvroDataException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"04", "0302"})
  void blockIsReadWithAndWithoutItsSize(String start) {
    AvroReader in = new AvroReader(HexFormat.of().parseHex(start + "0000"), 0);
    assertThat(in.readBlock()).isEqualTo(2);
  }

  @Test
  void invalidUtf8IsReplacedAsByAvro() {
    AvroReader in = new AvroReader(HexFormat.of().parseHex("04ff61"), 0);
    assertThat(in.readString()).isEqualTo("\uFFFDa");
  }
}
