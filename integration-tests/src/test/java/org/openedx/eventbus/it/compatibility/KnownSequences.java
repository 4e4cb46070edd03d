package org.openedx.eventbus.it.compatibility;

import java.util.List;

/**
 * Sequences of versions that have different verdicts at different levels, mainly the transitive
 * ones.
 */
final class KnownSequences {
  private static final String B = "{\"name\": \"b\", \"type\": \"int\"}";
  private static final String B_DEFAULT = "{\"name\": \"b\", \"type\": \"int\", \"default\": 0}";
  private static final String B_TEXT = "{\"name\": \"b\", \"type\": \"string\", \"default\": \"\"}";
  private static final String A = "{\"name\": \"a\", \"type\": \"int\"}";

  private KnownSequences() {}

  static List<VersionSequence> known() {
    return List.of(
        VersionSequence.ofFields("T1 add with default, drop the default", "", B_DEFAULT, B),
        VersionSequence.ofFields("T2 required, given a default, removed", B, B_DEFAULT, ""),
        VersionSequence.ofFields("T3 removed, added again as another type", B_DEFAULT, "", B_TEXT),
        VersionSequence.ofFields(
            "T4 renamed twice, the first name forgotten", A, renamed("b", "a"), renamed("c", "b")),
        VersionSequence.ofFields(
            "T5 renamed twice, both names kept", A, renamed("b", "a"), renamed("c", "a\", \"b")),
        VersionSequence.ofTypes(
            "T6 enum loses a symbol, then its default",
            symbols("\"A\", \"B\", \"C\"", ""),
            symbols("\"A\", \"B\"", ", \"default\": \"A\""),
            symbols("\"A\", \"B\"", "")),
        VersionSequence.ofTypes("T7 int, long, double", "\"int\"", "\"long\"", "\"double\""),
        VersionSequence.ofTypes(
            "T8 a branch comes and goes",
            "[\"null\", \"string\"]",
            "[\"null\", \"string\", \"int\"]",
            "[\"null\", \"string\"]"),
        VersionSequence.ofFields("T9 add optional, take it back", "", B_DEFAULT, ""),
        VersionSequence.ofTypes(
            "T10 string, bytes, string", "\"string\"", "\"bytes\"", "\"string\""),
        VersionSequence.ofFields("T11 required, removed, back with a default", B, "", B_DEFAULT),
        VersionSequence.ofTypes(
            "T12 string, nullable, string", "\"string\"", "[\"null\", \"string\"]", "\"string\""),
        VersionSequence.ofTypes(
            "T13 record renamed twice",
            record("A", ""),
            record("B", ", \"aliases\": [\"A\"]"),
            record("C", ", \"aliases\": [\"B\"]")),
        VersionSequence.ofFields(
            "alias alone", A, "{\"name\": \"a\", \"type\": \"int\", \"aliases\": [\"z\"]}"),
        VersionSequence.ofTypes(
            "enum default alone", symbols("\"A\"", ""), symbols("\"A\"", ", \"default\": \"A\"")),
        VersionSequence.ofFields(
            "doc alone", A, "{\"name\": \"a\", \"type\": \"int\", \"doc\": \"new\"}"),
        VersionSequence.ofTypes(
            "logical type alone",
            "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}",
            "{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}"),
        VersionSequence.ofTypes("nested removal", nested(B), nested("")),
        VersionSequence.ofTypes(
            "nested in a union", "[\"null\", " + nested("") + "]", "[\"null\", " + nested(B) + "]"),
        VersionSequence.ofFields(
            "alias that fits two fields",
            A + ", " + B,
            "{\"name\": \"c\", \"type\": \"int\", \"aliases\": [\"a\", \"b\"]}"));
  }

  private static String renamed(String name, String aliases) {
    return "{\"name\": \"%s\", \"type\": \"int\", \"aliases\": [\"%s\"]}".formatted(name, aliases);
  }

  private static String symbols(String symbols, String more) {
    return "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [%s]%s}".formatted(symbols, more);
  }

  private static String record(String name, String more) {
    return "{\"type\": \"record\", \"name\": \"%s\"%s, \"fields\": []}".formatted(name, more);
  }

  private static String nested(String fields) {
    return "{\"type\": \"record\", \"name\": \"Data\", \"fields\": [%s]}".formatted(fields);
  }
}
