package org.openedx.eventbus.avro;

import java.util.Random;

/** Random strings: mostly ASCII, sometimes all of Unicode, without lone surrogates. */
final class RandomText {
  private RandomText() {}

  static String of(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(200);
    boolean ascii = random.nextInt(3) > 0;
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(ascii ? random.nextInt(128) : codePoint(random));
    }
    return text.toString();
  }

  private static int codePoint(Random random) {
    int point = random.nextInt(Character.MAX_CODE_POINT + 1);
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return surrogate ? 'é' : point;
  }
}
