package org.openedx.eventbus.tools.scaffold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openedx.eventbus.tools.finding.JsonSource;

/** Changes single values of a JSON text, and keeps all other characters, including white space. */
final class JsonEdit {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String text;
  private final SortedMap<Integer, Change> changes = new TreeMap<>();

  /** Replacement for the text from the start, the key in the map, to {@code end}. */
  private record Change(int end, String replacement) {}

  /** The characters of a value, and the start of the key that precedes it. */
  private record Value(int key, int start, int end) {}

  JsonEdit(JsonSource source) {
    this.text = source.text();
  }

  /** Replaces the value at a pointer by a literal. */
  void replace(String pointer, String literal) {
    Value value = value(pointer);
    changes.put(value.start(), new Change(value.end(), literal));
  }

  /** Inserts text after the value at a pointer. */
  void insertAfter(String pointer, String more) {
    int end = value(pointer).end();
    changes.put(end, new Change(end, more));
  }

  /** Removes a property from its object, together with its comma. */
  void remove(String pointer) {
    Value value = value(pointer);
    int before = value.key() - 1;
    while (Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    if (text.charAt(before) == ',') {
      changes.put(before, new Change(value.end(), ""));
      return;
    }
    int after = skipBlanks(value.end());
    int end = text.charAt(after) == ',' ? skipBlanks(after + 1) : value.end();
    changes.put(value.key(), new Change(end, ""));
  }

  /** Returns the text with all changes. */
  String text() {
    StringBuilder edited = new StringBuilder();
    int[] at = {0};
    changes.forEach(
        (start, change) -> {
          edited.append(text, at[0], start).append(change.replacement());
          at[0] = change.end();
        });
    return edited.append(text, at[0], text.length()).toString();
  }

  private int skipBlanks(int from) {
    int at = from;
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Finds the value at a pointer; the last one if a key occurs twice. */
  private Value value(String pointer) {
    Value found = null;
    try (JsonParser parser = FACTORY.createParser(text)) {
      int key = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (token == JsonToken.FIELD_NAME) {
          key = start;
        } else if (!token.isStructEnd()
            && parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
          parser.finishToken();
          parser.skipChildren();
          found = new Value(key, start, (int) parser.currentLocation().getCharOffset());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read a text in memory", e);
    }
    if (found == null) {
      throw new IllegalArgumentException("no value at " + pointer);
    }
    return found;
  }
}
