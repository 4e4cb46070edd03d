package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the values of a JSON text stand, by their pointers: line and column in one number. */
final class JsonPositions {
  private final Map<String, Long> values = new HashMap<>();
  private final Map<String, Long> doubledKeys = new LinkedHashMap<>();

  private JsonPositions() {}

  /** The positions in a text that is known to be sound. */
  static JsonPositions of(String text) {
    JsonPositions positions = new JsonPositions();
    try {
      JsonTreeReader.into(positions).read(text);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory", e);
    }
    return positions;
  }

  void value(String pointer, JsonLocation location) {
    values.put(pointer, position(location));
  }

  void doubledKey(String pointer, JsonLocation location) {
    doubledKeys.put(pointer, position(location));
  }

  /** The value at a pointer, or the nearest one around it. */
  long nearest(String pointer) {
    String at = pointer;
    Long position = values.get(at);
    while (position == null) {
      at = at.substring(0, at.lastIndexOf('/'));
      position = values.get(at);
    }
    return position;
  }

  /** The keys that their objects had already. */
  Map<String, Long> doubledKeys() {
    return doubledKeys;
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
