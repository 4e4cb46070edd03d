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

/** Makes a TLS context of trust and key stores. */
final class RegistryTls {
  private RegistryTls() {}

  /**
   * @return empty where the Java runtime's own context will do
   * @throws RegistryException naming the store that cannot be used
   */
  static Optional<SSLContext> context(TlsSettings settings) {
    if (settings.trust().isEmpty() && settings.key().isEmpty()) {
      return Optional.empty();
    }
    TrustManager @Nullable [] trust =
        settings.trust().map(store -> using(store, "truststore", RegistryTls::trust)).orElse(null);
    KeyManager @Nullable [] keys =
        settings.key().map(store -> using(store, "keystore", RegistryTls::keys)).orElse(null);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw new RegistryException("no TLS for the schema registry: " + e.getMessage(), e);
    }
  }

  private interface Loading<T> {
    T load(TlsStore store) throws GeneralSecurityException, IOException;
  }

  private static <T> T using(TlsStore store, String kind, Loading<T> loading) {
    try {
      return loading.load(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new RegistryException(
          "eventbus.registry.ssl."
              + kind
              + ".location: cannot use "
              + store.location()
              + " as "
              + store.type()
              + ": "
              + e,
          e);
    }
  }

  private static TrustManager[] trust(TlsStore store) throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.type().equalsIgnoreCase("PEM") ? certificates(store) : open(store));
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(TlsStore store) throws GeneralSecurityException, IOException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(open(store), password(store));
    return factory.getKeyManagers();
  }

  private static KeyStore open(TlsStore store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(store.type());
    try (InputStream in = Files.newInputStream(store.location())) {
      keys.load(in, password(store));
    }
    return keys;
  }

  private static KeyStore certificates(TlsStore store)
      throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    try (InputStream in = Files.newInputStream(store.location())) {
      int n = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        keys.setCertificateEntry("authority-" + n++, one);
      }
      if (n == 0) {
        throw new IOException("no certificate in it");
      }
    }
    return keys;
  }

  private static char @Nullable [] password(TlsStore store) {
    return store.password().map(secret -> secret.reveal().toCharArray()).orElse(null);
  }
}
