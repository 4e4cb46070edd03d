package org.openedx.eventbus.tools.internal.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kind of an Avro type. */
public enum TypeKind {
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
  /** Invalid type: a name without a definition, or JSON that is not a type. */
  UNKNOWN;

  private static final Map<String, TypeKind> BY_TEXT =
      Arrays.stream(values())
          .filter(kind -> kind != UNION && kind != UNKNOWN)
          .collect(Collectors.toUnmodifiableMap(TypeKind::text, kind -> kind));

  /** Returns the name in a schema, for example {@code long}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this is a primitive type, from null to string. */
  public boolean primitive() {
    return compareTo(STRING) <= 0;
  }

  /** Returns whether types of this kind have names: record, enum and fixed. */
  public boolean named() {
    return this == RECORD || this == ENUM || this == FIXED;
  }

  /** Returns the kind that the attribute {@code type} names. {@code error} is a kind of record. */
  static Optional<TypeKind> of(String text) {
    return text.equals("error") ? Optional.of(RECORD) : Optional.ofNullable(BY_TEXT.get(text));
  }
}
