package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.schema.Kind;

/** Which primitive types are read as which (Avro 1.12 specification, "Schema Resolution"). */
final class Promotions {
  private Promotions() {}

  /** Whether a reader of one kind reads another kind. */
  static boolean readable(Kind reader, Kind writer) {
    return switch (reader) {
      case LONG -> writer == Kind.INT;
      case FLOAT -> writer == Kind.INT || writer == Kind.LONG;
      case DOUBLE -> writer == Kind.INT || writer == Kind.LONG || writer == Kind.FLOAT;
      case BYTES -> writer == Kind.STRING;
      case STRING -> writer == Kind.BYTES;
      default -> false;
    };
  }

  /** Why a value may come out as another; empty where it never does. */
  static String loss(Kind reader, Kind writer) {
    if (reader == Kind.FLOAT && (writer == Kind.INT || writer == Kind.LONG)) {
      return "a float holds no more than 24 bits of a whole number";
    }
    if (reader == Kind.DOUBLE && writer == Kind.LONG) {
      return "a double holds no more than 53 bits of a whole number";
    }
    if (reader == Kind.STRING && writer == Kind.BYTES) {
      return "bytes need not be text";
    }
    return reader == Kind.BYTES && writer == Kind.STRING
        ? "text becomes bytes, which mean nothing by themselves"
        : "";
  }
}
