package org.openedx.eventbus.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS settings for a registry with an {@code https} URL.
 *
 * <p>For example, to trust the authority of a PEM file:
 *
 * <pre>{@code
 * new TlsSettings(
 *     Optional.of(new TlsSettings.Store(Path.of("/etc/ssl/ca.pem"), Optional.empty(), "PEM")),
 *     Optional.empty())
 * }</pre>
 *
 * @param trust certificate authorities to trust; if empty, those of the Java runtime
 * @param key certificate of this service, for registries that require client authentication
 */
public record TlsSettings(Optional<Store> trust, Optional<Store> key) {
  /** Trusts the authorities of the Java runtime and has no client certificate. */
  public static final TlsSettings DEFAULT = new TlsSettings(Optional.empty(), Optional.empty());

  /**
   * Key store or trust store file.
   *
   * @param location path of the file, for example {@code /etc/ssl/registry.p12}
   * @param password password of the store, if it has one
   * @param type a type of {@link java.security.KeyStore}, for example {@code PKCS12}; or {@code
   *     PEM} for trusted certificates
   */
  public record Store(Path location, Optional<Secret> password, String type) {}
}
