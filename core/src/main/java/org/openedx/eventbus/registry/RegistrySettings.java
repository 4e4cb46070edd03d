package org.openedx.eventbus.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.internal.Durations;

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
 * @param unknownIdTimeout time for which an unknown schema id is requested again by consumers
 * @param cacheDirectory directory of the disk cache, used while the registry is unavailable
 */
public record RegistrySettings(
    List<URI> urls,
    Optional<Credentials> credentials,
    Tls tls,
    boolean autoRegister,
    Duration timeout,
    Duration verifyInterval,
    Duration unknownIdTimeout,
    Optional<Path> cacheDirectory) {

  /** Default timeout of a request. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Default interval at which users of cached answers verify them. */
  public static final Duration DEFAULT_VERIFY_INTERVAL = Duration.ofMinutes(5);

  /** Default time for which an unknown schema id is requested again. */
  public static final Duration DEFAULT_UNKNOWN_ID_TIMEOUT = Duration.ofMinutes(5);

  /**
   * Creates settings.
   *
   * @param urls one or more addresses of the same registry
   * @param credentials sent with every request
   * @param tls trust store and key store for HTTPS
   * @param autoRegister whether a schema that is not registered is registered when it is resolved
   * @param timeout of one request to one address
   * @param verifyInterval interval at which users of cached answers verify them
   * @param unknownIdTimeout time for which an unknown schema id is requested again
   * @param cacheDirectory directory of the disk cache
   * @throws IllegalArgumentException describing the invalid setting; never contains a secret
   */
  public RegistrySettings {
    urls = List.copyOf(Objects.requireNonNull(urls, "urls"));
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(tls, "tls");
    timeout = Durations.bounded(Objects.requireNonNull(timeout, "timeout"));
    verifyInterval = Durations.bounded(Objects.requireNonNull(verifyInterval, "verifyInterval"));
    unknownIdTimeout =
        Durations.bounded(Objects.requireNonNull(unknownIdTimeout, "unknownIdTimeout"));
    Objects.requireNonNull(cacheDirectory, "cacheDirectory");
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("at least one registry URL is required");
    }
    urls.forEach(RegistryUrls::check);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the registry timeout must be positive: " + timeout);
    }
    if (unknownIdTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "the timeout of unknown schema ids must not be negative: " + unknownIdTimeout);
    }
  }

  /**
   * {@return settings without credentials, auto-registration and disk cache}
   *
   * @param urls one or more addresses of the same registry
   * @throws IllegalArgumentException if a URL is invalid
   */
  public static RegistrySettings of(URI... urls) {
    return new RegistrySettings(
        List.of(Objects.requireNonNull(urls, "urls")),
        Optional.empty(),
        Tls.DEFAULT,
        false,
        DEFAULT_TIMEOUT,
        DEFAULT_VERIFY_INTERVAL,
        DEFAULT_UNKNOWN_ID_TIMEOUT,
        Optional.empty());
  }

  /**
   * {@return these settings with credentials}
   *
   * @param value the credentials to send with every request
   */
  public RegistrySettings withCredentials(Credentials value) {
    var present = Optional.of(Objects.requireNonNull(value, "credentials"));
    return copy(present, tls, autoRegister, timeout, verifyInterval, cacheDirectory);
  }

  /**
   * {@return these settings with TLS settings}
   *
   * @param value trust store and key store
   */
  public RegistrySettings withTls(Tls value) {
    return copy(credentials, value, autoRegister, timeout, verifyInterval, cacheDirectory);
  }

  /**
   * {@return these settings with or without auto-registration}
   *
   * @param value true to register schemas that are not registered when they are resolved
   */
  public RegistrySettings withAutoRegister(boolean value) {
    return copy(credentials, tls, value, timeout, verifyInterval, cacheDirectory);
  }

  /**
   * {@return these settings with another timeout}
   *
   * @param value the timeout of one request to one address
   * @throws IllegalArgumentException if the timeout is not positive
   */
  public RegistrySettings withTimeout(Duration value) {
    return copy(credentials, tls, autoRegister, value, verifyInterval, cacheDirectory);
  }

  /**
   * {@return these settings with another verify interval}
   *
   * @param value the interval at which users of cached answers verify them
   */
  public RegistrySettings withVerifyInterval(Duration value) {
    return copy(credentials, tls, autoRegister, timeout, value, cacheDirectory);
  }

  /**
   * {@return these settings with a disk cache}
   *
   * @param value the directory of the cache
   */
  public RegistrySettings withCacheDirectory(Path value) {
    var present = Optional.of(Objects.requireNonNull(value, "cacheDirectory"));
    return copy(credentials, tls, autoRegister, timeout, verifyInterval, present);
  }

  private RegistrySettings copy(
      Optional<Credentials> auth,
      Tls stores,
      boolean register,
      Duration max,
      Duration verify,
      Optional<Path> cache) {
    return new RegistrySettings(urls, auth, stores, register, max, verify, unknownIdTimeout, cache);
  }

  /**
   * Credentials sent with every request: those of basic authentication, or a bearer token.
   *
   * <p>For example {@code Credentials.basic("key", Secret.of("secret"))}.
   */
  public static final class Credentials {
    private final String scheme;
    private final Secret value;
    private final Secret header;

    private Credentials(String scheme, Secret value, String encoded) {
      this.scheme = scheme;
      this.value = value;
      this.header = Secret.of(scheme + " " + encoded);
    }

    /**
     * {@return credentials for HTTP basic authentication}
     *
     * @param key the user name, for example an API key
     * @param secret the password
     * @throws IllegalArgumentException if the key contains a colon, which basic authentication does
     *     not allow
     */
    public static Credentials basic(String key, Secret secret) {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(secret, "secret");
      if (key.indexOf(':') >= 0) {
        throw new IllegalArgumentException("an API key must not contain a colon");
      }
      String pair = key + ":" + secret.reveal();
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      return new Credentials("Basic", Secret.of(pair), Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * {@return credentials with a bearer token}
     *
     * @param token the token
     * @throws IllegalArgumentException if the token is empty or contains characters other than
     *     visible ASCII
     */
    public static Credentials bearer(Secret token) {
      String value = Objects.requireNonNull(token, "token").reveal();
      // Checked here because the exception of the HTTP client would contain the whole header.
      if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw new IllegalArgumentException("a bearer token must be visible ASCII without spaces");
      }
      return new Credentials("Bearer", token, value);
    }

    /** {@return true for a bearer token, false for basic authentication} */
    public boolean isBearer() {
      return scheme.equals("Bearer");
    }

    /** {@return the token, or {@code key:secret}} */
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

  /**
   * TLS settings for a registry with an {@code https} URL.
   *
   * <p>For example, to trust the authority of a PEM file:
   *
   * <pre>{@code
   * new Tls(
   *     Optional.of(new Tls.Store(Path.of("/etc/ssl/ca.pem"), Optional.empty(), "PEM")),
   *     Optional.empty())
   * }</pre>
   *
   * @param trust certificate authorities to trust; if empty, those of the Java runtime
   * @param key certificate of this service, for registries that require client authentication
   */
  public record Tls(Optional<Store> trust, Optional<Store> key) {
    /** Trusts the authorities of the Java runtime and has no client certificate. */
    public static final Tls DEFAULT = new Tls(Optional.empty(), Optional.empty());

    /**
     * Creates TLS settings.
     *
     * @param trust certificate authorities to trust
     * @param key certificate of this service
     */
    public Tls {
      Objects.requireNonNull(trust, "trust");
      Objects.requireNonNull(key, "key");
    }

    /**
     * Key store or trust store file.
     *
     * @param location path of the file, for example {@code /etc/ssl/registry.p12}
     * @param password password of the store, if it has one
     * @param type a type of {@link java.security.KeyStore}, for example {@code PKCS12}; or {@code
     *     PEM} for trusted certificates
     */
    public record Store(Path location, Optional<Secret> password, String type) {
      /**
       * Creates a store.
       *
       * @param location path of the file
       * @param password password of the store
       * @param type a type of {@link java.security.KeyStore}
       */
      public Store {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(type, "type");
      }
    }
  }
}
