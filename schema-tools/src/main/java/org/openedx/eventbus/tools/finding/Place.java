package org.openedx.eventbus.tools.finding;

import java.util.Comparator;
import java.util.Objects;

/**
 * Position in a file, for example {@code contracts/shop/cart.avsc:5:12}.
 *
 * @param file the path as the caller gave it, or the name of another source
 * @param line the line, starting at 1; 0 if the place is the whole file
 * @param column the column, starting at 1; 0 if the place is the whole file
 * @param pointer the JSON pointer (RFC 6901) of the value; empty for the whole document
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
      throw new IllegalArgumentException(
          "line and column must not be negative: " + line + ":" + column);
    }
  }

  /** Returns the place of a whole file. */
  public static Place ofFile(String file) {
    return new Place(file, 0, 0, "");
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, which editors and CI systems turn into a link. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
