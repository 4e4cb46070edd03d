package org.openedx.eventbus.internal;

import java.util.Optional;

/** Rules of Kafka for the names of topics. */
public final class TopicNames {
  /** The longest name that a broker accepts. */
  public static final int MAX_LENGTH = 249;

  private TopicNames() {}

  /** Returns why no topic can have a name, for example {@code contains ':'}; empty if one can. */
  public static Optional<String> violation(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return Optional.of("is empty, '.' or '..'");
    }
    if (name.length() > MAX_LENGTH) {
      return Optional.of("has %d characters, at most %d".formatted(name.length(), MAX_LENGTH));
    }
    return name.codePoints()
        .filter(c -> !isAllowed(c))
        .mapToObj(c -> "contains '" + SafeText.escape(Character.toString(c)) + "'")
        .findFirst();
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
