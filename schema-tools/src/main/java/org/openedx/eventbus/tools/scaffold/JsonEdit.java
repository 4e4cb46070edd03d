package org.openedx.eventbus.tools.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Place;

/** Changes single values of a JSON text, and keeps all other characters, including white space. */
final class JsonEdit {
  private final JsonSource source;
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>(List.of(0));
  private final SortedMap<Integer, Change> changes = new TreeMap<>();

  /** Replacement for the text from the start, the key in the map, to {@code end}. */
  private record Change(int end, String replacement) {}

  JsonEdit(JsonSource source) {
    this.source = source;
    this.text = source.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inLineBreak = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !inLineBreak) {
        lineStarts.add(i + 1);
      }
    }
  }

  /** Replaces the value at a pointer by a literal. */
  void replace(String pointer, String literal) {
    int start = start(pointer);
    changes.put(start, new Change(end(start), literal));
  }

  /** Inserts text after the value at a pointer. */
  void insertAfter(String pointer, String more) {
    int end = end(start(pointer));
    changes.put(end, new Change(end, more));
  }

  /** Removes a property from its object, together with its comma. */
  void remove(String pointer) {
    int value = start(pointer);
    int end = end(value);
    int key = text.lastIndexOf('"', text.lastIndexOf('"', text.lastIndexOf(':', value)) - 1);
    int before = key - 1;
    while (Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    if (text.charAt(before) == ',') {
      changes.put(before, new Change(end, ""));
      return;
    }
    int after = skipBlanks(end);
    changes.put(key, new Change(text.charAt(after) == ',' ? skipBlanks(after + 1) : end, ""));
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

  private int start(String pointer) {
    if (source.root().at(pointer).isMissingNode()) {
      throw new IllegalArgumentException("no value at " + pointer);
    }
    Place place = source.place(pointer);
    return lineStarts.get(place.line() - 1) + place.column() - 1;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int end(int start) {
    int depth = 0;
    int at = start;
    do {
      char c = text.charAt(at);
      if (c == '"') {
        at = endOfString(at);
      } else if (c == '{' || c == '[') {
        depth++;
        at++;
      } else if (c == '}' || c == ']') {
        depth--;
        at++;
      } else {
        at = depth > 0 ? at + 1 : endOfLiteral(at);
      }
    } while (depth > 0);
    return at;
  }

  private int endOfString(int quote) {
    int at = quote + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private int endOfLiteral(int start) {
    int at = start;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
