package org.openedx.eventbus.tools.catalog;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One field of a payload, for display.
 *
 * @param path the dotted path from the payload
 * @param type the type in words, for example {@code list of CourseData, or null}
 * @param fallback the default, as JSON
 * @param absent the value that readers use for events without the field, as JSON
 * @param pii the kind of personal data
 * @param records the records directly inside, ignoring lists, maps and unions around them
 */
record FieldRow(
    String name,
    String path,
    String type,
    boolean nullable,
    Optional<String> fallback,
    Optional<String> absent,
    Optional<String> pii,
    Optional<String> about,
    List<Schema> records) {
  FieldRow {
    records = List.copyOf(records);
  }

  static FieldRow of(Schema.Field field, Schema record, String parent) {
    Optional<String> pii =
        Optional.ofNullable(field.getProp("pii"))
            .or(() -> Optional.ofNullable(record.getProp("pii")));
    Object absent = field.getObjectProp("absent");
    return new FieldRow(
        field.name(),
        parent.isEmpty() ? field.name() : parent + "." + field.name(),
        TypeText.of(field.schema(), field.getProp("format")),
        field.schema().isNullable(),
        field.hasDefaultValue() ? Optional.of(JsonText.of(field.defaultVal())) : Optional.empty(),
        absent == null ? Optional.empty() : Optional.of(JsonText.of(absent)),
        pii,
        Optional.ofNullable(field.getProp("about")),
        TypeText.records(field.schema()));
  }
}
