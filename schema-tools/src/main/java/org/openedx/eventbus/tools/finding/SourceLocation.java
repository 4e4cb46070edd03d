package org.openedx.eventbus.tools.finding;

import java.util.Comparator;
import java.util.Objects;

/**
 * Position in a file, for example {@code contracts/shop/cart.avsc:5:12}.
 *
 * @param file the path as the caller gave it, or the name of another source
 * @param line the line, starting at 1; 0 if the location is the whole file
 * @param column the column, starting at 1; 0 if the location is the whole file
 * @param pointer the JSON pointer (RFC 6901) of the value; empty for the whole document
 */
public record SourceLocation(String file, int line, int column, String pointer)
    implements Comparable<SourceLocation> {
  private static final Comparator<SourceLocation> ORDER =
      Comparator.comparing(SourceLocation::file)
          .thenComparingInt(SourceLocation::line)
          .thenComparingInt(SourceLocation::column)
          .thenComparing(SourceLocation::pointer);

  /**
   * Creates a location.
   *
   * @param file the path as the caller gave it, or the name of another source
   * @param line the line, starting at 1; 0 for the whole file
   * @param column the column, starting at 1; 0 for the whole file
   * @param pointer the JSON pointer (RFC 6901) of the value; empty for the whole document
   * @throws IllegalArgumentException if the line or the column is negative
   */
  public SourceLocation {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(pointer, "pointer");
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException(
          "line and column must not be negative: " + line + ":" + column);
    }
  }

  /**
   * {@return the location of a whole file}
   *
   * @param file the path, or the name of another source
   */
  public static SourceLocation ofFile(String file) {
    return new SourceLocation(file, 0, 0, "");
  }

  @Override
  public int compareTo(SourceLocation other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, which editors and CI systems turn into a link. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
