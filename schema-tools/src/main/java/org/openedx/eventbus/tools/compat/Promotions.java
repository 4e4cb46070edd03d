package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.schema.Kind;

/** Promotions of primitive types (Avro 1.12 specification, "Schema Resolution"). */
final class Promotions {
  private Promotions() {}

  /** Returns whether a reader of one kind can read another kind. */
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

  /** Returns why a promotion may change values; empty if it never does. */
  static String loss(Kind reader, Kind writer) {
    if (reader == Kind.FLOAT && (writer == Kind.INT || writer == Kind.LONG)) {
      return "a float holds at most 24 bits of an integer";
    }
    if (reader == Kind.DOUBLE && writer == Kind.LONG) {
      return "a double holds at most 53 bits of an integer";
    }
    if (reader == Kind.STRING && writer == Kind.BYTES) {
      return "bytes are not necessarily valid text";
    }
    return reader == Kind.BYTES && writer == Kind.STRING ? "text is read as raw bytes" : "";
  }
}
