package org.openedx.eventbus.tools.finding;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where something stands.
 *
 * @param file the file as it was given, or the name of another source
 * @param line counted from 1; 0 where the whole file is meant
 * @param column counted from 1; 0 where the whole file is meant
 * @param pointer the JSON pointer (RFC 6901) of the value; empty for the whole
 */
public record Place(String file, int line, int column, String pointer)
    implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparing(Place::pointer);

  public Place {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(pointer, "pointer");
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("lines and columns count from 1: " + line + ":" + column);
    }
  }

  /** A whole file. */
  public static Place ofFile(String file) {
    return new Place(file, 0, 0, "");
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, which editors and CI make clickable. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
