package org.openedx.eventbus.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a registry is shown with every request: a key and its secret, or a bearer token. */
public final class Credentials {
  private final Secret header;
  private final String kind;
  private final Secret given;

  private Credentials(String kind, String value, Secret given) {
    this.kind = kind;
    this.header = Secret.of(kind + " " + value);
    this.given = given;
  }

  /**
   * HTTP basic authentication.
   *
   * @throws IllegalArgumentException when the key holds a colon, which basic authentication cannot
   *     carry
   */
  public static Credentials basic(String key, Secret secret) {
    if (key.indexOf(':') >= 0) {
      throw new IllegalArgumentException("an API key cannot hold a colon");
    }
    byte[] pair = (key + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    return new Credentials(
        "Basic", Base64.getEncoder().encodeToString(pair), Secret.of(key + ":" + secret.reveal()));
  }

  /**
   * A bearer token.
   *
   * @throws IllegalArgumentException when it is empty or holds anything but visible ASCII
   */
  public static Credentials bearer(Secret token) {
    String value = token.reveal();
    // Checked here because the HTTP client would print the whole header in its complaint.
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a bearer token is visible ASCII without blanks");
    }
    return new Credentials("Bearer", value, token);
  }

  /** True for a token, false for a key and its secret. */
  public boolean isBearer() {
    return kind.equals("Bearer");
  }

  /** The token, or the key and its secret with a colon between. */
  public Secret given() {
    return given;
  }

  String authorization() {
    return header.reveal();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Credentials that && header.equals(that.header);
  }

  @Override
  public int hashCode() {
    return header.hashCode();
  }

  @Override
  public String toString() {
    return kind + " ***";
  }
}
