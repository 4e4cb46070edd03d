package org.openedx.eventbus.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Credentials for a schema registry: basic authentication or a bearer token. Sent with every
 * request.
 *
 * <p>For example {@code Credentials.basic("key", Secret.of("secret"))}.
 */
public final class Credentials {
  private final String scheme;
  private final Secret value;
  private final Secret header;

  private Credentials(String scheme, Secret value, String encoded) {
    this.scheme = scheme;
    this.value = value;
    this.header = Secret.of(scheme + " " + encoded);
  }

  /**
   * Returns credentials for HTTP basic authentication.
   *
   * @throws IllegalArgumentException if the key contains a colon, which basic authentication does
   *     not allow
   */
  public static Credentials basic(String key, Secret secret) {
    if (key.indexOf(':') >= 0) {
      throw new IllegalArgumentException("an API key must not contain a colon");
    }
    String pair = key + ":" + secret.reveal();
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return new Credentials("Basic", Secret.of(pair), Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * Returns credentials with a bearer token.
   *
   * @throws IllegalArgumentException if the token is empty or contains characters other than
   *     visible ASCII
   */
  public static Credentials bearer(Secret token) {
    String value = token.reveal();
    // Checked here because the exception of the HTTP client would contain the whole header.
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a bearer token must be visible ASCII without spaces");
    }
    return new Credentials("Bearer", token, value);
  }

  /** Returns true for a bearer token, false for basic authentication. */
  public boolean isBearer() {
    return scheme.equals("Bearer");
  }

  /** Returns the token, or {@code key:secret}. */
  public Secret value() {
    return value;
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
    return scheme + " ***";
  }
}
