package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Smallest and largest values. */
enum BoundaryValues implements ValueChoices {
  /** Optional parts are absent; everything else is empty, zero or false. */
  MINIMAL,

  /** All optional parts, long texts of awkward characters, and the largest numbers. */
  MAXIMAL;

  private static final int MAX_SIZE = 64;
  private static final int SHRINK_BITS = 3;

  /** Quotes, control characters, two and three bytes of UTF-8, and one character above 16 bits. */
  private static final String AWKWARD_TEXT = "\"\\\u0000\né漢\uD83C\uDF93".repeat(40);

  @Override
  public int branch(String path, List<String> names, int empty) {
    int last = names.size() - 1;
    if (this == MINIMAL) {
      return Math.max(empty, 0);
    }
    return empty == last && last > 0 ? last - 1 : last;
  }

  @Override
  public int symbol(String path, List<String> names) {
    return this == MINIMAL ? 0 : names.size() - 1;
  }

  /** Shrinks with the depth, because nested lists would otherwise grow without limit. */
  @Override
  public int size(String path, int depth) {
    return this == MINIMAL ? 0 : Math.max(1, MAX_SIZE >> (SHRINK_BITS * depth));
  }

  @Override
  public boolean flag(String path) {
    return this != MINIMAL;
  }

  @Override
  public String text(String path) {
    return this == MINIMAL ? "" : AWKWARD_TEXT;
  }

  @Override
  public String dateTime(String path) {
    return this == MINIMAL ? "1970-01-01T00:00:00+00:00" : "9999-12-31T23:59:59.999999+00:00";
  }

  @Override
  public BigInteger integer(String path, BigInteger least, BigInteger most) {
    return this == MINIMAL ? BigInteger.ZERO : most;
  }

  @Override
  public double fraction(String path, double most) {
    return this == MINIMAL ? 0 : most;
  }

  @Override
  public byte[] bytes(String path, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) (this == MINIMAL ? 0 : -1));
    return bytes;
  }

  @Override
  public int length(String path) {
    return this == MINIMAL ? 0 : 1_000;
  }
}
