package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.openedx.eventbus.event.IsoDateTime;

/** Random values, with boundary values more often than at random. */
record RandomSource(RandomGenerator random) implements ValueChoices {
  private static final List<String> TEXTS =
      List.of(
          "",
          "ada",
          "course-v1:edX+DemoX.1+2014",
          "2021-09-21T17:40:27.401427+00:00",
          "not a date",
          "Łódź – żółć",
          "日本語",
          "\uD83D\uDE00 and \uE000",
          "\u0000\n\t\"\\",
          "null");

  private static final List<Long> EDGES =
      List.of(0L, -1L, 63L, 64L, Long.MAX_VALUE, Long.MIN_VALUE);

  private static final int MAX_TEXT_LENGTH = 40;
  private static final int MAX_BYTES = 9;
  private static final int MAX_ITEMS = 4;
  private static final long LAST_SECOND = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  @Override
  public int branch(String path, List<String> names, int empty) {
    return random.nextInt(names.size());
  }

  @Override
  public int symbol(String path, List<String> names) {
    return random.nextInt(names.size());
  }

  @Override
  public int size(String path, int depth) {
    return random.nextInt(MAX_ITEMS);
  }

  @Override
  public boolean flag(String path) {
    return random.nextBoolean();
  }

  @Override
  public String text(String path) {
    if (random.nextBoolean()) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(MAX_TEXT_LENGTH); i > 0; i--) {
      text.append((char) random.nextInt(0x20, random.nextBoolean() ? 0x7F : 0x800));
    }
    return text.toString();
  }

  @Override
  public String dateTime(String path) {
    long nanos = random.nextBoolean() ? 0 : random.nextInt(1_000_000) * 1_000L;
    return IsoDateTime.of(Instant.ofEpochSecond(random.nextLong(LAST_SECOND), nanos)).text();
  }

  @Override
  public BigInteger integer(String path, BigInteger least, BigInteger most) {
    BigInteger any =
        BigInteger.valueOf(
            random.nextInt(3) == 0 ? EDGES.get(random.nextInt(EDGES.size())) : random.nextLong());
    BigInteger count = most.subtract(least).add(BigInteger.ONE);
    return any.compareTo(least) >= 0 && any.compareTo(most) <= 0
        ? any
        : any.subtract(least).mod(count).add(least);
  }

  @Override
  public double fraction(String path, double most) {
    return random.nextInt(4) == 0 ? 0 : random.nextDouble();
  }

  @Override
  public byte[] bytes(String path, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public int length(String path) {
    return random.nextInt(MAX_BYTES);
  }
}
