package org.openedx.eventbus.tools.internal.compat;

import org.openedx.eventbus.tools.internal.schema.TypeKind;

/** Promotions of primitive types (Avro 1.12 specification, "Schema Resolution"). */
final class Promotions {
  private Promotions() {}

  /** Returns whether a reader of one kind can read another kind. */
  static boolean readable(TypeKind reader, TypeKind writer) {
    return switch (reader) {
      case LONG -> writer == TypeKind.INT;
      case FLOAT -> writer == TypeKind.INT || writer == TypeKind.LONG;
      case DOUBLE -> writer == TypeKind.INT || writer == TypeKind.LONG || writer == TypeKind.FLOAT;
      case BYTES -> writer == TypeKind.STRING;
      case STRING -> writer == TypeKind.BYTES;
      default -> false;
    };
  }

  /** Returns why a promotion may change values; empty if it never does. */
  static String loss(TypeKind reader, TypeKind writer) {
    if (reader == TypeKind.FLOAT && (writer == TypeKind.INT || writer == TypeKind.LONG)) {
      return "a float holds at most 24 bits of an integer";
    }
    if (reader == TypeKind.DOUBLE && writer == TypeKind.LONG) {
      return "a double holds at most 53 bits of an integer";
    }
    if (reader == TypeKind.STRING && writer == TypeKind.BYTES) {
      return "bytes are not necessarily valid text";
    }
    return reader == TypeKind.BYTES && writer == TypeKind.STRING ? "text is read as raw bytes" : "";
  }
}
