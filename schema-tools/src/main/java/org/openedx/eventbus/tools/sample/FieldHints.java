package org.openedx.eventbus.tools.sample;

import java.util.Locale;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a field that determine its sample value, in addition to its type.
 *
 * @param name the name of the field, in lower case
 * @param pii the kind of personal data; empty if the field is not personal
 * @param dateTime whether a string is a date and time
 */
record FieldHints(String name, String pii, boolean dateTime) {
  static FieldHints of(Schema.Field field, Schema record) {
    String own = text(field.getProp("pii"));
    return new FieldHints(
        field.name().toLowerCase(Locale.ROOT),
        own.isEmpty() ? text(record.getProp("pii")) : own,
        "date-time".equals(field.getProp("format")));
  }

  private static String text(@Nullable String property) {
    return property == null ? "" : property;
  }
}
