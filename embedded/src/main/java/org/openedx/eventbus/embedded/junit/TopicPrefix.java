package org.openedx.eventbus.embedded.junit;

import static java.util.Objects.requireNonNull;

/**
 * Prefix of a test's topic names, so that tests that share a broker do not use the same topics. For
 * example, {@code registrationtest-1f0c9a3e}.
 *
 * <p>A test method gets the same prefix as its {@code @BeforeEach} and {@code @AfterEach} methods.
 * Constructors and {@code @BeforeAll} methods get the prefix of their class.
 *
 * @param value letters, digits, dots, underscores and dashes
 */
public record TopicPrefix(String value) {

  /**
   * Creates a prefix.
   *
   * @param value letters, digits, dots, underscores and dashes
   * @throws IllegalArgumentException if the prefix is empty or contains other characters
   */
  public TopicPrefix {
    requireNonNull(value, "value");
    if (!value.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "a topic prefix has only letters, digits, dots, underscores and dashes: " + value);
    }
  }

  /**
   * {@return the full name of a topic: the prefix, a dash and the name} For example, {@code
   * topic("orders")} returns {@code registrationtest-1f0c9a3e-orders}.
   *
   * @param name the name of the topic in the test
   */
  public String topic(String name) {
    return value + "-" + requireNonNull(name, "name");
  }

  @Override
  public String toString() {
    return value;
  }
}
