package org.openedx.events.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

class LearningEventsTest {
  private static final String CONTRACTS = "/META-INF/eventbus/contracts/";

  static Stream<EventType<?>> types() {
    return LearningEvents.CATALOG.stream();
  }

  @Test
  void hasTheNineEvents() {
    assertThat(types()).hasSize(9);
    assertThat(LearningEvents.CERTIFICATE_CHANGED.topic())
        .isEqualTo("learning-certificate-lifecycle");
    assertThat(LearningEvents.COHORT_MEMBERSHIP_CHANGED.keyPath())
        .contains("cohort.course.course_key");
    assertThat(LearningEvents.CERTIFICATE_REVOKED.personalFields())
        .containsExactlyInAnyOrder(
            "certificate.name",
            "certificate.user.pii.email",
            "certificate.user.pii.name",
            "certificate.user.pii.username");
  }

  @ParameterizedTest
  @MethodSource("types")
  @SuppressWarnings("unchecked")
  void agreesWithAvroOnEveryByte(EventType<?> any) throws IOException {
    EventType<Object> type = (EventType<Object>) any;
    Schema schema = type.schema().schema();
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      GenericRecord generic = (GenericRecord) value(schema, random);
      byte[] bytes = encode(generic);
      Object payload = type.codec().read(new AvroReader(bytes, 0));
      AvroWriter out = new AvroWriter(16);
      type.codec().write(payload, out);

      assertThat(out.toByteArray()).isEqualTo(bytes);
      assertThat(type.codec().toGeneric(payload, schema)).isEqualTo(generic);
      assertThat(type.codec().fromGeneric(decode(schema, bytes))).isEqualTo(payload);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void carriesItsContractInTheJar(EventType<?> type) throws IOException {
    assertThat(resource(CONTRACTS + type.name() + ".avsc")).contains(type.name().value());
    assertThat(resource(CONTRACTS + "index").lines()).contains(type.name().value());
  }

  @Test
  void listsItsContractsInOrder() throws IOException {
    List<String> index = resource(CONTRACTS + "index").lines().toList();

    assertThat(index).hasSize(9).isSorted();
  }

  @Test
  void namesTheFieldThatIsMissing() {
    assertThatThrownBy(() -> new CourseData(null, "Demo", null, null))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("CourseData.course_key");
    assertThatThrownBy(() -> UserData.builder().isActive(true).build())
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("UserData.id");
  }

  @Test
  void printsNothingPersonal() {
    UserData ada = new UserData(42, true, new UserPersonalData("ada", "ada@x.example", "Ada L."));

    assertThat(new StudentRegistrationCompleted(ada).toString())
        .contains("id=42", "username=***")
        .doesNotContain("ada", "Ada");
  }

  @Test
  void changesOneFieldAtATime() {
    CourseData course = new CourseData("course-v1:edX+DemoX+2026", "Demo", null, null);

    assertThat(course.withDisplayName("Demonstration"))
        .isEqualTo(course.toBuilder().displayName("Demonstration").build())
        .isNotEqualTo(course);
  }

  private static Object value(Schema schema, Random random) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record result = new GenericData.Record(schema);
        schema.getFields().forEach(f -> result.put(f.pos(), value(f.schema(), random)));
        yield result;
      }
      case UNION -> value(schema.getTypes().get(random.nextInt(2)), random);
      case LONG -> random.nextLong() >> random.nextInt(64);
      case BOOLEAN -> random.nextBoolean();
      case STRING -> random.nextBoolean() ? "" : "é" + random.nextInt();
      case NULL -> null;
      default -> throw new AssertionError("the nine events have no " + schema);
    };
  }

  private static byte[] encode(GenericRecord value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static GenericRecord decode(Schema schema, byte[] bytes) throws IOException {
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = LearningEventsTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
