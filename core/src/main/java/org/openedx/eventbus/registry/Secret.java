package org.openedx.eventbus.registry;

/** Password or token whose {@code toString} returns {@code ***}. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Returns a secret, for example {@code Secret.of(System.getenv("API_SECRET"))}. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** Returns the secret value. Must not appear in logs or messages. */
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
