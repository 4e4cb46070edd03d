package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Everything as small as can be, or as large as is sensible. */
enum Extreme implements Choices {
  /** Nothing that can be left out, and everything else empty, zero or false. */
  MINIMAL {
    @Override
    public int branch(String path, List<String> names, int empty) {
      return Math.max(empty, 0);
    }

    @Override
    public int symbol(String path, List<String> names) {
      return 0;
    }

    @Override
    public int size(String path, int depth) {
      return 0;
    }

    @Override
    public boolean flag(String path) {
      return false;
    }

    @Override
    public String text(String path) {
      return "";
    }

    @Override
    public String dateTime(String path) {
      return "1970-01-01T00:00:00+00:00";
    }

    @Override
    public BigInteger whole(String path, BigInteger least, BigInteger most) {
      return BigInteger.ZERO;
    }

    @Override
    public double fraction(String path, double most) {
      return 0;
    }

    @Override
    public byte[] bytes(String path, int length) {
      return new byte[length];
    }

    @Override
    public int length(String path) {
      return 0;
    }
  },

  /** Everything there is, with long texts of awkward characters and the largest numbers. */
  MAXIMAL {
    @Override
    public int branch(String path, List<String> names, int empty) {
      int last = names.size() - 1;
      return empty == last && last > 0 ? last - 1 : last;
    }

    @Override
    public int symbol(String path, List<String> names) {
      return names.size() - 1;
    }

    /** Fewer inside others, or nested lists would grow without measure. */
    @Override
    public int size(String path, int depth) {
      return Math.max(1, LARGEST_SIZE >> (SHRINK * depth));
    }

    @Override
    public boolean flag(String path) {
      return true;
    }

    @Override
    public String text(String path) {
      return AWKWARD.repeat(REPEATED);
    }

    @Override
    public String dateTime(String path) {
      return "9999-12-31T23:59:59.999999+00:00";
    }

    @Override
    public BigInteger whole(String path, BigInteger least, BigInteger most) {
      return most;
    }

    @Override
    public double fraction(String path, double most) {
      return most;
    }

    @Override
    public byte[] bytes(String path, int length) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) -1);
      return bytes;
    }

    @Override
    public int length(String path) {
      return 1_000;
    }
  };

  private static final int LARGEST_SIZE = 64;
  private static final int SHRINK = 3;
  private static final int REPEATED = 40;

  /** Quotes, control characters, two and three bytes of UTF-8, and one beyond 16 bits. */
  private static final String AWKWARD = "\"\\\u0000\né漢\uD83C\uDF93";
}
