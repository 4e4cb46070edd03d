package org.openedx.eventbus.tools.catalog;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One field of a payload, as people read it.
 *
 * @param path the names from the payload down, dots between
 * @param type in words, such as {@code list of CourseData, or null}
 * @param fallback the default, as JSON
 * @param absent what a reader takes for events from before the field came, as JSON
 * @param pii the kind of personal data
 * @param records the records right inside, whatever lists, maps and unions are around them
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
        TypeWords.of(field.schema(), field.getProp("format")),
        field.schema().isNullable(),
        field.hasDefaultValue() ? Optional.of(JsonWords.of(field.defaultVal())) : Optional.empty(),
        absent == null ? Optional.empty() : Optional.of(JsonWords.of(absent)),
        pii,
        Optional.ofNullable(field.getProp("about")),
        TypeWords.records(field.schema()));
  }
}
