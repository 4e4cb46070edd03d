package org.openedx.eventbus.embedded.junit;

import static java.util.Objects.requireNonNull;

/**
 * What the names of a test's topics begin with, so that tests on one broker do not meet.
 *
 * <p>A test method and its {@code @BeforeEach} and {@code @AfterEach} get the same one;
 * constructors and {@code @BeforeAll} get their class's.
 */
public record TopicPrefix(String value) {

  public TopicPrefix {
    requireNonNull(value, "value");
    if (!value.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a prefix of a topic's name: " + value);
    }
  }

  /** The full name of a topic: the prefix, a dash, the name. */
  public String topic(String name) {
    return value + "-" + name;
  }

  @Override
  public String toString() {
    return value;
  }
}
