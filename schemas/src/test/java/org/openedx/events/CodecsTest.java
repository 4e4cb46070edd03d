package org.openedx.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;

/** Compares the generated codecs of all Open edX events with Avro. */
class CodecsTest {
  static Stream<EventType<?>> types() {
    return EventCatalog.discover().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void randomPayloadsAreEncodedAndDecodedAsByAvro(EventType<?> type) {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      check(type, Samples.random(schema(type), random), "seed " + seed + ", payload " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void smallestAndLargestPayloadsAreEncodedAndDecodedAsByAvro(EventType<?> type) {
    check(type, Samples.minimal(schema(type)), "minimal");
    check(type, Samples.maximal(schema(type)), "maximal");
  }

  private static Schema schema(EventType<?> type) {
    return type.schema().schema();
  }

  private static <T> void check(EventType<T> type, GenericRecord generic, String which) {
    byte[] bytes = Samples.encode(generic);
    AvroReader in = new AvroReader(bytes, 0);
    T payload = type.codec().read(in);
    AvroWriter out = new AvroWriter(16);
    type.codec().write(payload, out);

    assertThat(out.toByteArray()).as(which).isEqualTo(bytes);
    assertThat(type.codec().toGeneric(payload, schema(type))).as(which).isEqualTo(generic);
    assertThat(type.codec().fromGeneric(Samples.decode(schema(type), bytes)))
        .as(which)
        .isEqualTo(payload);
  }
}
