package org.openedx.eventbus.tools.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a type is. */
public enum Kind {
  NULL,
  BOOLEAN,
  INT,
  LONG,
  FLOAT,
  DOUBLE,
  BYTES,
  STRING,
  RECORD,
  ENUM,
  FIXED,
  ARRAY,
  MAP,
  UNION,
  /** Nothing that Avro knows: a name without definition, or no type at all. */
  UNKNOWN;

  private static final Map<String, Kind> BY_TEXT =
      Arrays.stream(values())
          .filter(kind -> kind != UNION && kind != UNKNOWN)
          .collect(Collectors.toUnmodifiableMap(Kind::text, kind -> kind));

  /** The name in a schema, {@code long}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True of null to string. */
  public boolean primitive() {
    return compareTo(STRING) <= 0;
  }

  /** True of the kinds that have names: record, enum and fixed. */
  public boolean named() {
    return this == RECORD || this == ENUM || this == FIXED;
  }

  /** The kind that a schema's {@code type} names; {@code error} is a record by another name. */
  static Optional<Kind> of(String text) {
    return text.equals("error") ? Optional.of(RECORD) : Optional.ofNullable(BY_TEXT.get(text));
  }
}
