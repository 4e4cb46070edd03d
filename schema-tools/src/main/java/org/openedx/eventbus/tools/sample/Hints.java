package org.openedx.eventbus.tools.sample;

import java.util.Locale;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a field says of its value besides the type.
 *
 * @param name the field's, in lower case
 * @param pii the kind of personal data; empty where it is none
 * @param dateTime whether a string is a date and time
 */
record Hints(String name, String pii, boolean dateTime) {
  static Hints of(Schema.Field field, Schema record) {
    String own = text(field.getProp("pii"));
    return new Hints(
        field.name().toLowerCase(Locale.ROOT),
        own.isEmpty() ? text(record.getProp("pii")) : own,
        "date-time".equals(field.getProp("format")));
  }

  private static String text(@Nullable String property) {
    return property == null ? "" : property;
  }
}
