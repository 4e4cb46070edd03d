package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.SchemaId;

class KeyPathTest {
  @ParameterizedTest
  @CsvSource({
    "visit.user.username, string, 06616461",
    "visit.user.id, long, 0e",
    "visit.user.active, boolean, 00",
    "raw, bytes, 0400fe",
    "score, double, 000000000000e03f",
    "rank, int, 05",
    "share, float, 0000803e",
  })
  void keyIsCopiedFromTheEncodedValue(String path, String primitive, String avro) {
    KeyPath key = KeyPath.of(Samples.TYPE.schema(), path);
    byte[] frame = key.extractKey(EventEncoder.encode(Samples.TYPE, Samples.payload()));
    assertThat(HexFormat.of().formatHex(frame)).isEqualTo("0000000000" + avro);
    assertThat(key.primitive()).isEqualTo(primitive);
  }

  @Test
  void keySchemaHasTheNameOfTheField() {
    assertThat(KeyPath.of(Samples.TYPE.schema(), "visit.user.username").schemaText())
        .isEqualTo("{\"name\": \"username\", \"type\": \"string\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "visit.user.name, 'name' is not a field of UserData",
    "user, 'user' is not a field of CloudEvent",
    "visit.note, 'note' is optional",
    "visit.user, 'user' is of type record",
    "visit.pages, 'pages' is of type array",
    "visit.kind, 'kind' is of type enum",
    "visit.pages.x, 'pages' is of type array",
    "'', '' is not a field",
  })
  void errorOfAnInvalidPathContainsTheReason(String path, String why) {
    assertThatThrownBy(() -> KeyPath.of(Samples.TYPE.schema(), path))
        .isInstanceOf(InvalidKeyPathException.class)
        .hasMessageContaining("'" + path + "'")
        .hasMessageContaining(Samples.NAME)
        .hasMessageContaining(why);
  }

  @Test
  void partitionEqualsThatOfLibrdkafka() {
    byte[] key = HexFormat.of().parseHex("00000000010c666f6f626f62");
    assertThat(KeyPartitioner.partition(key, 3)).isZero();
    assertThat(KeyPartitioner.partition(key, 6)).isEqualTo(3);
    assertThat(KeyPartitioner.partition(key, 12)).isEqualTo(9);
  }

  @Test
  void frameContainsTheIdInBigEndian() {
    byte[] frame = new byte[6];
    WireFrame.setId(frame, new SchemaId(0x01020304));
    assertThat(frame).startsWith(0, 1, 2, 3, 4);
    assertThat(WireFrame.idOf(frame)).isEqualTo(new SchemaId(0x01020304));
  }

  @ParameterizedTest
  @CsvSource({
    "'', frame of 0 bytes",
    "00000000, frame of 4 bytes",
    "01000000010c, starts with 0x01",
    "00ffffffff00, is negative",
  })
  void invalidFrameIsUndecodable(String hex, String why) {
    assertThatThrownBy(() -> WireFrame.idOf(HexFormat.of().parseHex(hex)))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining(why);
  }
}
