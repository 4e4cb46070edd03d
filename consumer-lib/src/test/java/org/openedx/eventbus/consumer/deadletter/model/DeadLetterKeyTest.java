package org.openedx.eventbus.consumer.deadletter.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterKeyTest {
  /** Writes with Avro's own encoder. */
  private interface Write {
    void to(BinaryEncoder encoder) throws IOException;
  }

  private static DeadLetterKey framed(Write write) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0, 1, 2, 3, 4});
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    write.to(encoder);
    encoder.flush();
    return DeadLetterKey.of(out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "Zoë",
        "a key of more than sixty-three bytes, whose length needs two of them"
      })
  void textMatchesStringKeyOfAnySchemaId(String text) throws IOException {
    DeadLetterKey key = framed(encoder -> encoder.writeString(text));

    assertThat(key.matches(text)).isTrue();
    assertThat(key.matches(text + "x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 63, 64, -65, 1_000_000_007, Long.MAX_VALUE, Long.MIN_VALUE})
  void numberMatchesLongKey(long number) throws IOException {
    DeadLetterKey key = framed(encoder -> encoder.writeLong(number));

    assertThat(key.matches(Long.toString(number))).isTrue();
    assertThat(key.matches(Long.toString(number / 2 + 1))).isEqualTo(number / 2 + 1 == number);
  }

  @Test
  void textMatchesPlainTextKey() {
    assertThat(DeadLetterKey.of("ada".getBytes(UTF_8)).matches("ada")).isTrue();
    assertThat(DeadLetterKey.of("ada".getBytes(UTF_8)).matches("bob")).isFalse();
  }

  @Test
  void missingKeyMatchesNothing() {
    assertThat(DeadLetterKey.of(null).matches("")).isFalse();
    assertThat(DeadLetterKey.of(null)).isEqualTo(DeadLetterKey.of(null)).hasToString("no key");
  }

  @Test
  void toStringContainsOnlyTheHash() {
    assertThat(DeadLetterKey.of("ada".getBytes(UTF_8)).toString()).doesNotContain("ada");
  }
}
