package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Positions of the values of a JSON text by JSON pointer; a long combines line and column. */
final class JsonPositions {
  private final Map<String, Long> values = new HashMap<>();
  private final Map<String, Long> duplicateKeys = new LinkedHashMap<>();

  private JsonPositions() {}

  /** Reads the positions in a text that is known to be valid. */
  static JsonPositions of(String text) {
    JsonPositions positions = new JsonPositions();
    try {
      JsonTreeReader.into(positions).read(text);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read a text in memory", e);
    }
    return positions;
  }

  void value(String pointer, JsonLocation location) {
    values.put(pointer, position(location));
  }

  void duplicateKey(String pointer, JsonLocation location) {
    duplicateKeys.put(pointer, position(location));
  }

  /** Returns the position of the value at a pointer, or of the nearest value that contains it. */
  long nearest(String pointer) {
    String at = pointer;
    Long position = values.get(at);
    while (position == null) {
      at = at.substring(0, at.lastIndexOf('/'));
      position = values.get(at);
    }
    return position;
  }

  /** Returns the positions of repeated keys. */
  Map<String, Long> duplicateKeys() {
    return duplicateKeys;
  }

  private static long position(JsonLocation location) {
    return ((long) location.getLineNr() << 32) | location.getColumnNr();
  }

  static int line(long position) {
    return (int) (position >>> 32);
  }

  static int column(long position) {
    return (int) position;
  }
}
