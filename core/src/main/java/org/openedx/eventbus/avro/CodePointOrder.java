package org.openedx.eventbus.avro;

import java.util.Comparator;

/**
 * Orders strings by code point, as Python does. {@code String.compareTo} orders by UTF-16 unit and
 * so puts U+1F600 before U+E000.
 */
public final class CodePointOrder implements Comparator<String> {
  public static final CodePointOrder INSTANCE = new CodePointOrder();

  private CodePointOrder() {}

  @Override
  public int compare(String one, String other) {
    int end = Math.min(one.length(), other.length());
    for (int i = 0; i < end; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        // Only surrogates stand for code points above all other units.
        boolean wideA = Character.isSurrogate(a);
        boolean wideB = Character.isSurrogate(b);
        return wideA == wideB ? Character.compare(a, b) : Boolean.compare(wideA, wideB);
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
