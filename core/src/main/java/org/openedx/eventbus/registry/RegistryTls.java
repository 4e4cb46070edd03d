package org.openedx.eventbus.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistrySettings.Tls;
import org.openedx.eventbus.registry.RegistrySettings.Tls.Store;

/** Creates TLS contexts from trust stores and key stores. */
final class RegistryTls {
  private RegistryTls() {}

  /**
   * Returns a TLS context.
   *
   * @return empty if neither store is configured: then the Java runtime's default context is used
   * @throws RegistryRejectedException if a store cannot be used; the message contains its location
   */
  static Optional<SSLContext> context(Tls settings) {
    if (settings.trust().isEmpty() && settings.key().isEmpty()) {
      return Optional.empty();
    }
    TrustManager @Nullable [] trust =
        settings.trust().map(store -> load(store, "truststore", RegistryTls::trust)).orElse(null);
    KeyManager @Nullable [] keys =
        settings.key().map(store -> load(store, "keystore", RegistryTls::keys)).orElse(null);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      String message = "cannot set up TLS for the schema registry: " + e.getMessage();
      throw new RegistryRejectedException(Reason.TLS_CONFIGURATION, message, e);
    }
  }

  private interface StoreLoader<T> {
    T load(Store store) throws GeneralSecurityException, IOException;
  }

  private static <T> T load(Store store, String kind, StoreLoader<T> loader) {
    try {
      return loader.load(store);
    } catch (GeneralSecurityException | IOException e) {
      String message =
          "eventbus.registry.ssl.%s.location: cannot use %s as %s: %s"
              .formatted(kind, store.location(), store.type(), e);
      throw new RegistryRejectedException(Reason.TLS_CONFIGURATION, message, e);
    }
  }

  private static TrustManager[] trust(Store store) throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.type().equalsIgnoreCase("PEM") ? certificates(store) : open(store));
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(Store store) throws GeneralSecurityException, IOException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(open(store), password(store));
    return factory.getKeyManagers();
  }

  private static KeyStore open(Store store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(store.type());
    try (InputStream in = Files.newInputStream(store.location())) {
      keys.load(in, password(store));
    }
    return keys;
  }

  private static KeyStore certificates(Store store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    try (InputStream in = Files.newInputStream(store.location())) {
      int n = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        keys.setCertificateEntry("authority-" + n++, one);
      }
      if (n == 0) {
        throw new IOException("the file contains no certificate");
      }
    }
    return keys;
  }

  private static char @Nullable [] password(Store store) {
    return store.password().map(secret -> secret.reveal().toCharArray()).orElse(null);
  }
}
