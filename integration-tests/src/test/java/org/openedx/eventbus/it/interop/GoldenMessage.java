package org.openedx.eventbus.it.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.Subject;

/** One Kafka message as Open edX's Python producer wrote it. */
record GoldenMessage(JsonNode json) {
  static final String PREFIX = "prod";

  /** A schema that the Python producer registered under a subject. */
  record Registered(Subject subject, String text, int id) {}

  static List<GoldenMessage> all() {
    try (InputStream in = GoldenMessage.class.getResourceAsStream("/openedx/golden.json")) {
      List<GoldenMessage> messages = new ArrayList<>();
      new ObjectMapper().readTree(in).forEach(each -> messages.add(new GoldenMessage(each)));
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EventType<?> type() {
    return EventCatalog.discover().find(name()).orElseThrow();
  }

  EventName name() {
    return EventName.of(text("event_type"));
  }

  /** Returns the topic without the prefix. */
  String topic() {
    return text("topic").substring(PREFIX.length() + 1);
  }

  String keyPath() {
    return text("key_field");
  }

  byte[] key() {
    return HexFormat.of().parseHex(text("key_hex"));
  }

  byte[] value() {
    return HexFormat.of().parseHex(text("value_hex"));
  }

  /** Returns the headers in the order in which they were written. */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    json.path("headers").properties().forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    return headers;
  }

  List<Registered> registered() {
    List<Registered> registered = new ArrayList<>();
    for (JsonNode each : json.path("registered")) {
      Subject subject = new Subject(each.path("subject").asText());
      registered.add(
          new Registered(subject, each.path("schema").asText(), each.path("id").asInt()));
    }
    return registered;
  }

  int librdkafkaPartition(int partitions) {
    JsonNode partition = json.path("librdkafka_partition").path(Integer.toString(partitions));
    return Integer.parseInt(partition.asText());
  }

  Event<?> event() {
    return event(type());
  }

  private <T> Event<T> event(EventType<T> type) {
    Map<String, String> headers = headers();
    EventMetadata metadata =
        new EventMetadata(
            type.name(),
            UUID.fromString(headers.get("ce_id")),
            Optional.of(OffsetDateTime.parse(headers.get("ce_time")).toInstant()),
            Optional.of(headers.get("ce_source")),
            OptionalInt.of(Integer.parseInt(headers.get("ce_minorversion"))),
            Optional.of(headers.get("sourcehost")),
            Optional.of(headers.get("sourcelib")));
    return new Event<>(type, metadata, PlainJson.read(type, json.path("record").toString()));
  }

  private String text(String name) {
    return json.path(name).asText();
  }

  @Override
  public String toString() {
    return text("constant");
  }
}
