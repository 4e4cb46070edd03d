package org.openedx.eventbus.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.EventSerializer;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Custom headers as Kafka Streams and plain Kafka clients meet them. */
class CustomHeadersInRecordsTest {
  private static final CustomHeaders CUSTOM =
      CustomHeaders.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
          .with("signature", new byte[] {0, -1, 7});

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final EventSerializer serializer = new EventSerializer(registry, false);
  private final EventDecoder decoder = new EventDecoder(registry, EventCatalog.of(Samples.TYPE));
  private final Event<GenericRecord> event =
      MetadataFactory.of("openedx/shop/web")
          .event(Samples.TYPE, Samples.payload(), SendOptions.NONE.withHeaders(CUSTOM));

  private static List<String> names(Headers headers) {
    return Arrays.stream(headers.toArray()).map(Header::key).toList();
  }

  @Test
  void customHeadersFollowTheTenStandardHeaders() {
    Headers headers = new RecordHeaders();
    byte[] value = serializer.serialize("visits", headers, event);

    assertThat(names(headers).subList(10, 12)).containsExactly("traceparent", "signature");
    assertThat(names(headers).subList(0, 10))
        .isEqualTo(names(EventHeaders.write(event.metadata())));
    assertThat(decoder.decode("t", headers, value)).isEqualTo(event);
  }

  @Test
  void serializingAgainReplacesTheHeadersThatKafkaStreamsPassesOn() {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", "old".getBytes(UTF_8)).add("mine", "kept".getBytes(UTF_8));
    serializer.serialize("visits", headers, event);
    byte[] value = serializer.serialize("visits", headers, event);

    assertThat(decoder.decode("t", headers, value).headers().asList())
        .extracting(CustomHeaders.Header::name)
        .containsExactly("mine", "traceparent", "signature");
    assertThat(decoder.decode("t", headers, value).headers().text("traceparent"))
        .isEqualTo(CUSTOM.text("traceparent"));
  }

  @Test
  void foreignHeadersNeverMakeARecordUnreadable() {
    Headers headers = EventHeaders.write(event);
    headers.add("", "no name".getBytes(UTF_8));
    headers.add("empty", new byte[0]);
    headers.add("null", null);
    headers.add("ce_traceparent", "extension".getBytes(UTF_8));
    headers.add("baggage", "a=1".getBytes(UTF_8)).add("baggage", "b=2".getBytes(UTF_8));
    headers.add("dlq_group", "another group's".getBytes(UTF_8));

    CustomHeaders custom = EventHeaders.custom(headers);

    assertThat(custom.asList())
        .extracting(CustomHeaders.Header::name)
        .containsExactly("traceparent", "signature", "empty", "baggage", "baggage");
    Event<GenericRecord> forwarded = event.withHeaders(custom);
    assertThat(EventHeaders.custom(EventHeaders.write(forwarded))).isEqualTo(custom);
  }

  @Test
  void recordsWithoutCustomHeadersShareTheEmptyOnes() {
    Headers headers = EventHeaders.write(event.withHeaders(CustomHeaders.NONE));
    assertThat(EventHeaders.custom(headers)).isSameAs(CustomHeaders.NONE);
    assertThat(UUID.fromString(new String(headers.lastHeader("ce_id").value(), UTF_8)))
        .isEqualTo(event.id());
  }
}
