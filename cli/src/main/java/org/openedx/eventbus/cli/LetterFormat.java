package org.openedx.eventbus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.event.EventName;

/** Dead letters as text for people and JSON for programs, without a payload. */
enum LetterFormat {
  TEXT,
  JSON;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A letter in one line. */
  String line(DeadLetter letter, List<Resolution> resolutions) {
    return this == JSON ? node(letter, resolutions).toString() : text(letter, resolutions);
  }

  private static String text(DeadLetter letter, List<Resolution> resolutions) {
    String handler = letter.handler().isEmpty() ? "no handler" : "handler " + letter.handler();
    return String.join(
            "  ",
            letter.id().toString(),
            letter.details().time().toString(),
            letter.disposition().name(),
            letter.type().map(EventName::value).orElse("no type"),
            letter.eventId().map(Object::toString).orElse("no id"),
            handler,
            letter.details().cause().orElse("no cause"),
            letter.key().toString(),
            letter.origin().toString())
        + (letter.redrives() > 0 ? "  redrives=" + letter.redrives() : "")
        + resolutions.stream().map(LetterFormat::text).collect(Collectors.joining());
  }

  private static String text(Resolution resolution) {
    return "\n    "
        + resolution.kind()
        + " "
        + resolution.time()
        + " by "
        + resolution.by()
        + resolution.reason().map(reason -> ": " + reason).orElse("");
  }

  /** A letter as JSON has it. */
  static ObjectNode node(DeadLetter letter, List<Resolution> resolutions) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("letter", letter.id().toString());
    node.put("type", text(letter.type().map(EventName::value)));
    node.put("id", text(letter.eventId()));
    node.put("handler", letter.handler());
    node.put("disposition", letter.disposition().name());
    node.put("cause", text(letter.details().cause()));
    node.put("message", text(letter.details().message()));
    node.put("attempts", letter.details().attempts());
    node.put("redrives", letter.redrives());
    node.put("firstFailure", text(letter.details().firstFailure()));
    node.put("time", letter.details().time().toString());
    node.put("keyHash", letter.key().bytes().isPresent() ? letter.key().hash() : null);
    node.put("size", letter.sizeBytes());
    EventOrigin origin = letter.origin();
    ObjectNode place = node.putObject("source");
    place.put("topic", origin.topic());
    place.put("partition", origin.partition());
    place.put("offset", origin.offset());
    place.put("time", Instant.ofEpochMilli(origin.timestampMillis()).toString());
    node.put("parks", letter.parks());
    if (!resolutions.isEmpty()) {
      ArrayNode all = node.putArray("resolutions");
      resolutions.forEach(each -> resolution(all.addObject(), each));
    }
    return node;
  }

  private static void resolution(ObjectNode node, Resolution resolution) {
    node.put("kind", resolution.kind().name());
    node.put("time", resolution.time().toString());
    node.put("by", resolution.by());
    node.put("reason", text(resolution.reason()));
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }
}
