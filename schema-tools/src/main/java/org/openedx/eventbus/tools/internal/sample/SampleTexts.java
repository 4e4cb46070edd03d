package org.openedx.eventbus.tools.internal.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.openedx.eventbus.event.IsoDateTime;

/** Sample strings that match the names of fields, for example an address for {@code email}. */
final class SampleTexts {
  private static final List<String> WORDS =
      List.of("alpha", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "iris");

  /**
   * Fictitious values by kind of personal data (OEP-30). The domain example.org and the network
   * 192.0.2.0/24 are reserved for examples.
   */
  private static final Map<String, String> PERSONAL =
      Map.ofEntries(
          Map.entry("name", "Ada Lovelace"),
          Map.entry("username", "ada"),
          Map.entry("password", "correct-horse"),
          Map.entry("location", "London"),
          Map.entry("phone_number", "+44 20 7946 0000"),
          Map.entry("email_address", "ada@example.org"),
          Map.entry("birth_date", "1815-12-10"),
          Map.entry("ip", "192.0.2.7"),
          Map.entry("external_service", "ada-42"),
          Map.entry("biography", "Wrote the first program."),
          Map.entry("image", "https://example.org/ada.png"),
          Map.entry("video", "https://example.org/ada.mp4"));

  /** Ending of a field's name and its sample value. The first match is used. */
  private record Ending(String suffix, String text) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("course_key", "course-v1:edX+DemoX+2026"),
          new Ending("course_id", "course-v1:edX+DemoX+2026"),
          new Ending("context_key", "course-v1:edX+DemoX+2026"),
          new Ending("library_key", "lib:edX:Physics"),
          new Ending("collection_key", "lib-collection:edX:Physics:optics"),
          new Ending("usage_key", "block-v1:edX+DemoX+2026+type@problem+block@optics"),
          new Ending("block_type", "problem"),
          new Ending("email", "ada@example.org"),
          new Ending("username", "ada"),
          new Ending("url", "https://example.org/optics"),
          new Ending("uri", "https://example.org/optics"),
          new Ending("display_name", "Optics for everyone"),
          new Ending("title", "Optics for everyone"),
          new Ending("name", "Optics"),
          new Ending("status", "active"),
          new Ending("mode", "verified"),
          new Ending("grade", "0.92"),
          new Ending("currency", "EUR"),
          new Ending("language", "en"),
          new Ending("timezone", "Europe/London"),
          new Ending("type", "standard"),
          new Ending("reason", "requested"));

  private SampleTexts() {}

  static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  static String text(Schema schema, FieldHints hints, Random random) {
    if (schema.getLogicalType() instanceof LogicalTypes.Uuid || hints.name().endsWith("uuid")) {
      return uuid(random);
    }
    if (hints.dateTime() || "date-time".equals(schema.getProp("format"))) {
      return IsoDateTime.of(SampleNumbers.instant(random)).text();
    }
    String personal = PERSONAL.get(hints.pii());
    if (personal != null) {
      return personal;
    }
    return ENDINGS.stream()
        .filter(each -> hints.name().endsWith(each.suffix()))
        .map(Ending::text)
        .findFirst()
        .orElseGet(() -> word(random));
  }

  /** Returns a random UUID (version 4). */
  private static String uuid(Random random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /**
   * Properties of a field that determine its sample value, in addition to its type.
   *
   * @param name the name of the field, in lower case
   * @param pii the kind of personal data; empty if the field is not personal
   * @param dateTime whether a string is a date and time
   */
  record FieldHints(String name, String pii, boolean dateTime) {
    static FieldHints of(Schema.Field field, Schema record) {
      String pii =
          Stream.of(field, record)
              .map(each -> each.getProp("pii"))
              .filter(each -> each != null && !each.isEmpty())
              .findFirst()
              .orElse("");
      boolean dateTime = "date-time".equals(field.getProp("format"));
      return new FieldHints(field.name().toLowerCase(Locale.ROOT), pii, dateTime);
    }
  }
}
