package org.openedx.eventbus.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a registry client. Usually from {@code EventBusConfig.registry()}.
 *
 * <p>For example {@code
 * RegistrySettings.of(URI.create("https://registry:8081")).withTimeout(Duration.ofSeconds(5))}.
 *
 * @param urls one or more addresses of the same registry; a path prefix is kept
 * @param credentials sent with every request, if present
 * @param tls trust store and key store for HTTPS
 * @param autoRegister whether a schema that is not registered yet is registered when it is resolved
 * @param timeout of one request to one address, from connecting to the last byte
 * @param verifyInterval interval at which users of cached answers verify them
 * @param cacheDirectory directory of the disk cache, used while the registry is unavailable
 */
public record RegistrySettings(
    List<URI> urls,
    Optional<Credentials> credentials,
    TlsSettings tls,
    boolean autoRegister,
    Duration timeout,
    Duration verifyInterval,
    Optional<Path> cacheDirectory) {

  /** Default timeout of a request. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Default interval at which users of cached answers verify them. */
  public static final Duration DEFAULT_VERIFY_INTERVAL = Duration.ofMinutes(5);

  /**
   * Validates the settings.
   *
   * @throws IllegalArgumentException describing the invalid setting; never contains a secret
   */
  public RegistrySettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("at least one registry URL is required");
    }
    urls.forEach(RegistryUrls::check);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the registry timeout must be positive: " + timeout);
    }
  }

  /** Returns settings without credentials, auto-registration and disk cache. */
  public static RegistrySettings of(URI... urls) {
    return new RegistrySettings(
        List.of(urls),
        Optional.empty(),
        TlsSettings.DEFAULT,
        false,
        DEFAULT_TIMEOUT,
        DEFAULT_VERIFY_INTERVAL,
        Optional.empty());
  }

  public RegistrySettings withCredentials(Credentials value) {
    return new RegistrySettings(
        urls, Optional.of(value), tls, autoRegister, timeout, verifyInterval, cacheDirectory);
  }

  public RegistrySettings withTls(TlsSettings value) {
    return new RegistrySettings(
        urls, credentials, value, autoRegister, timeout, verifyInterval, cacheDirectory);
  }

  public RegistrySettings withAutoRegister(boolean value) {
    return new RegistrySettings(
        urls, credentials, tls, value, timeout, verifyInterval, cacheDirectory);
  }

  public RegistrySettings withTimeout(Duration value) {
    return new RegistrySettings(
        urls, credentials, tls, autoRegister, value, verifyInterval, cacheDirectory);
  }

  public RegistrySettings withVerifyInterval(Duration value) {
    return new RegistrySettings(
        urls, credentials, tls, autoRegister, timeout, value, cacheDirectory);
  }

  public RegistrySettings withCacheDirectory(Path value) {
    return new RegistrySettings(
        urls, credentials, tls, autoRegister, timeout, verifyInterval, Optional.of(value));
  }
}
