package org.openedx.eventbus.registry;

import java.util.Objects;

/**
 * Password or token, whose {@code toString} returns {@code ***}.
 *
 * <p>For example {@code Secret.of(System.getenv("API_SECRET"))}.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * {@return a secret}
   *
   * @param value the secret value
   */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value"));
  }

  /** {@return the secret value, which must not appear in logs or messages} */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
