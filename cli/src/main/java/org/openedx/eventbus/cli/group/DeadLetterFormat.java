package org.openedx.eventbus.cli.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.internal.SafeText;

/** Dead letters as text for people, and as JSON for programs. */
final class DeadLetterFormat {
  private static final int MAX_HEADER_BYTES = 200;

  private DeadLetterFormat() {}

  /** Returns a dead letter in one line, without its payload. */
  static String text(DeadLetter deadLetter) {
    return text(deadLetter, List.of());
  }

  /** Returns a dead letter in one line, and its resolutions in further lines. */
  static String text(DeadLetter deadLetter, List<Resolution> resolutions) {
    String handler = deadLetter.handler();
    String line =
        String.join(
            "  ",
            deadLetter.id().toString(),
            deadLetter.details().time().toString(),
            deadLetter.disposition().name(),
            deadLetter.type().map(EventName::value).orElse("no type"),
            deadLetter.eventId().map(Object::toString).orElse("no id"),
            handler.isEmpty() ? "no handler" : "handler " + handler,
            deadLetter.details().cause().orElse("no cause"),
            deadLetter.key().toString(),
            deadLetter.origin().toString());
    return SafeText.escape(line)
        + (deadLetter.redrives() > 0 ? "  redrives=" + deadLetter.redrives() : "")
        + resolutions.stream().map(DeadLetterFormat::text).collect(Collectors.joining());
  }

  private static String text(Resolution resolution) {
    return "\n    %s %s by %s%s"
        .formatted(
            resolution.kind(),
            resolution.time(),
            SafeText.escape(resolution.by()),
            resolution.reason().map(reason -> ": " + SafeText.escape(reason)).orElse(""));
  }

  /** Returns a dead letter as JSON, without its payload. */
  static ObjectNode node(DeadLetter deadLetter, List<Resolution> resolutions) {
    ObjectNode node =
        EventJson.object()
            .put("deadLetter", deadLetter.id().toString())
            .put("type", text(deadLetter.type().map(EventName::value)))
            .put("id", text(deadLetter.eventId()))
            .put("handler", deadLetter.handler())
            .put("disposition", deadLetter.disposition().name())
            .put("cause", text(deadLetter.details().cause()))
            .put("message", text(deadLetter.details().message()))
            .put("attempts", deadLetter.details().attempts())
            .put("redrives", deadLetter.redrives())
            .put("firstFailure", text(deadLetter.details().firstFailure()))
            .put("time", deadLetter.details().time().toString())
            .put("keyHash", text(deadLetter.key().bytes().map(key -> deadLetter.key().hash())))
            .put("size", deadLetter.sizeBytes());
    EventOrigin origin = deadLetter.origin();
    node.putObject("source")
        .put("topic", origin.topic())
        .put("partition", origin.partition())
        .put("offset", origin.offset())
        .put("time", Instant.ofEpochMilli(origin.timestampMillis()).toString());
    node.put("parks", deadLetter.parks());
    if (!resolutions.isEmpty()) {
      ArrayNode all = node.putArray("resolutions");
      for (Resolution each : resolutions) {
        all.addObject()
            .put("kind", each.kind().name())
            .put("time", each.time().toString())
            .put("by", each.by())
            .put("reason", text(each.reason()));
      }
    }
    return node;
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  /** Adds the headers of the event; of a long header only its length. */
  static void putHeaders(ObjectNode node, ConsumerRecord<byte[], byte[]> record) {
    ObjectNode headers = node.putObject("headers");
    for (Header each : record.headers()) {
      byte[] value = each.value();
      if (value == null) {
        headers.putNull(each.key());
      } else if (value.length > MAX_HEADER_BYTES) {
        headers.put(each.key(), value.length + " bytes");
      } else {
        headers.put(each.key(), new String(value, UTF_8));
      }
    }
  }

  /**
   * Adds key and payload: as JSON if they can be decoded, and in hexadecimal otherwise.
   *
   * @throws org.openedx.eventbus.TransientEventBusException if a schema is needed and the registry
   *     is unavailable
   */
  static void putPayload(ObjectNode node, ConsumerRecord<byte[], byte[]> record, EventJson events) {
    ObjectNode event = events.of(record).json();
    if (!event.has("data")) {
      node.set("error", event.get("error"));
      putHex(node, "keyHex", record.key());
      putHex(node, "dataHex", record.value());
      return;
    }
    if (event.has("keyError")) {
      putHex(node, "keyHex", record.key());
    } else {
      node.set("key", event.get("key"));
    }
    node.set("data", event.get("data"));
  }

  private static void putHex(ObjectNode node, String name, byte @Nullable [] bytes) {
    node.put(name, bytes == null ? null : HexFormat.of().formatHex(bytes));
  }

  /** Returns JSON as indented text: a line per value, the payload in one line, no nulls. */
  static String lines(JsonNode node) {
    StringBuilder text = new StringBuilder();
    append(text, node, "");
    return text.toString();
  }

  private static void append(StringBuilder text, JsonNode node, String indent) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      JsonNode value = each.getValue();
      String name = indent + SafeText.escape(each.getKey()) + ":";
      if (value.isObject() && !each.getKey().equals("data")) {
        text.append(name).append('\n');
        append(text, value, indent + "  ");
      } else if (value.isArray() && value.path(0).isObject()) {
        text.append(name).append('\n');
        value.forEach(element -> append(text, element, indent + "  "));
      } else if (!value.isNull()) {
        String shown = value.isTextual() ? value.asText() : value.toString();
        text.append(name).append(' ').append(SafeText.escape(shown)).append('\n');
      }
    }
  }
}
