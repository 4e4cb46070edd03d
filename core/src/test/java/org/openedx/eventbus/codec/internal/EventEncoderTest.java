package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.InvalidPayloadException;

class EventEncoderTest {
  @Test
  void bytesEqualThoseOfGenericDatumWriterAfterTheFrame() throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(expected, null);
    new GenericDatumWriter<GenericRecord>(Samples.TYPE.schema().schema())
        .write(Samples.payload(), encoder);
    encoder.flush();
    byte[] frame = EventEncoder.encode(Samples.TYPE, Samples.payload());
    assertThat(Arrays.copyOfRange(frame, 5, frame.length)).isEqualTo(expected.toByteArray());
  }

  @Test
  void errorOfALoneSurrogateContainsThePath() {
    GenericRecord payload = Samples.payload();
    user(payload).put("username", "a\uD800b");
    assertThatThrownBy(() -> EventEncoder.encode(Samples.TYPE, payload))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining(Samples.NAME)
        .hasMessageContaining("visit.user.username")
        .hasMessageContaining("index 1")
        .hasMessageNotContaining("\uD800");
  }

  @Test
  void errorOfANullFieldContainsThePath() {
    GenericRecord payload = Samples.payload();
    user(payload).put("username", null);
    assertThatThrownBy(() -> EventEncoder.encode(Samples.TYPE, payload))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("visit.user.username is null, expected string");
  }

  @Test
  void nullPayloadIsRejected() {
    assertThatThrownBy(() -> EventEncoder.encode(Samples.TYPE, null))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining(Samples.NAME + " is null");
  }

  private static GenericRecord user(GenericRecord payload) {
    return (GenericRecord) ((GenericRecord) payload.get("visit")).get("user");
  }
}
