package org.openedx.eventbus.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the registry is and how to ask it. Usually from {@code EventBusConfig.registry()}.
 *
 * @param urls the same registry under one or several addresses; path prefixes are kept
 * @param credentials sent with every request, where present
 * @param autoRegister whether looking up a schema may register it
 * @param timeout for one request to one address, from connecting to the last byte
 * @param verifyInterval how often holders of an answer should ask again
 * @param cacheDirectory where answers are remembered for the time the registry is away
 */
public record RegistrySettings(
    List<URI> urls,
    Optional<Credentials> credentials,
    TlsSettings tls,
    boolean autoRegister,
    Duration timeout,
    Duration verifyInterval,
    Optional<Path> cacheDirectory) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration DEFAULT_VERIFY_INTERVAL = Duration.ofMinutes(5);

  /**
   * @throws IllegalArgumentException naming what cannot be used, never a secret
   */
  public RegistrySettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("a registry needs at least one URL");
    }
    urls.forEach(RegistryUrls::check);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the registry's timeout must be positive: " + timeout);
    }
  }

  /** No credentials, no registering, no disk cache, the default times. */
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
