package org.openedx.eventbus.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openedx.eventbus.registry.Rejections.rejected;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;

class RegistryTlsTest {
  private static final Optional<Secret> PASSWORD = Optional.of(Secret.of("changeit"));

  @TempDir Path directory;
  private HttpsServer server;
  private RegistrySettings.Tls.Store store;
  private Path pem;

  @BeforeEach
  void start() throws Exception {
    Path file = directory.resolve("both.p12");
    pem = directory.resolve("authority.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "me",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-keystore",
        file.toString(),
        "-storepass",
        "changeit");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "me",
        "-file",
        pem.toString(),
        "-keystore",
        file.toString(),
        "-storepass",
        "changeit");
    store = new RegistrySettings.Tls.Store(file, PASSWORD, "PKCS12");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RegistrySettings.Tls both = new RegistrySettings.Tls(Optional.of(store), Optional.of(store));
    server.setHttpsConfigurator(
        new HttpsConfigurator(RegistryTls.context(both).orElseThrow()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    server.createContext(
        "/", exchange -> FakeRegistry.respond(exchange, 200, "application/json", "[\"s\"]"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private RegistrySettings settings() {
    return RegistrySettings.of(URI.create("https://localhost:" + server.getAddress().getPort()));
  }

  private SchemaRegistry registry(
      Optional<RegistrySettings.Tls.Store> trust, Optional<RegistrySettings.Tls.Store> key) {
    return SchemaRegistry.http(settings().withTls(new RegistrySettings.Tls(trust, key)));
  }

  @Test
  void trustStoreAndKeyStoreAreUsed() {
    try (SchemaRegistry registry = registry(Optional.of(store), Optional.of(store))) {
      assertThat(registry.subjects()).containsExactly(new Subject("s"));
    }
  }

  @Test
  void pemFileIsTrusted() {
    RegistrySettings.Tls.Store authority =
        new RegistrySettings.Tls.Store(pem, Optional.empty(), "PEM");
    try (SchemaRegistry registry = registry(Optional.of(authority), Optional.of(store))) {
      assertThat(registry.subjects()).containsExactly(new Subject("s"));
    }
  }

  @Test
  void errorOfAnUntrustedCertificateContainsTheSetting() {
    try (SchemaRegistry registry = SchemaRegistry.http(settings())) {
      assertThatThrownBy(registry::subjects)
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("eventbus.registry.ssl.truststore.location");
    }
  }

  private String failureAt(String url, boolean withKey) {
    RegistrySettings.Tls tls =
        new RegistrySettings.Tls(
            Optional.of(store), withKey ? Optional.of(store) : Optional.empty());
    try (SchemaRegistry registry =
        SchemaRegistry.http(
            RegistrySettings.of(URI.create(url + ":" + server.getAddress().getPort()))
                .withTls(tls))) {
      return String.valueOf(catchThrowable(registry::subjects).getMessage());
    }
  }

  @Test
  void errorOfACertificateForAnotherHostDoesNotBlameTheTrustStore() {
    assertThat(failureAt("https://127.0.0.1", true))
        .contains("the certificate is for another host", "eventbus.registry.url")
        .doesNotContain("truststore");
  }

  @Test
  void errorOfAMissingClientCertificateContainsTheSetting() {
    assertThat(failureAt("https://localhost", false))
        .contains("eventbus.registry.ssl.keystore.location")
        .doesNotContain("truststore");
  }

  @Test
  void errorOfHttpToATlsPortContainsBothProbableCauses() {
    assertThat(failureAt("http://localhost", true))
        .contains("https instead of http", "the port of Kafka");
  }

  @Test
  void errorOfTlsToAPlainPortContainsHttp() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answerInPlainText(plain));
      answers.start();
      RegistrySettings settings =
          RegistrySettings.of(URI.create("https://127.0.0.1:" + plain.getLocalPort()));
      try (SchemaRegistry registry = SchemaRegistry.http(settings)) {
        assertThatThrownBy(registry::subjects)
            .hasMessageContaining("http instead of https")
            .hasMessageNotContaining("truststore");
      }
    }
  }

  private static void answerInPlainText(ServerSocket plain) {
    while (true) {
      try (Socket client = plain.accept()) {
        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        if (plain.isClosed()) {
          return; // the test is over
        }
      }
    }
  }

  @Test
  void errorOfAnUnusableStoreContainsTheSettingAndNoPassword() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken"), "no store");
    RegistrySettings.Tls.Store wrongPassword =
        new RegistrySettings.Tls.Store(
            store.location(), Optional.of(Secret.of("s3same")), "PKCS12");

    assertThatThrownBy(
            () ->
                registry(
                    Optional.of(new RegistrySettings.Tls.Store(broken, PASSWORD, "JKS")),
                    Optional.empty()))
        .satisfies(rejected(Reason.TLS_CONFIGURATION))
        .hasMessageContaining("eventbus.registry.ssl.truststore.location")
        .hasMessageContaining(broken.toString());
    assertThatThrownBy(() -> registry(Optional.empty(), Optional.of(wrongPassword)))
        .hasMessageContaining("eventbus.registry.ssl.keystore.location")
        .hasMessageNotContaining("s3same");
    assertThatThrownBy(
            () ->
                registry(
                    Optional.of(new RegistrySettings.Tls.Store(broken, PASSWORD, "PEM")),
                    Optional.empty()))
        .satisfies(rejected(Reason.TLS_CONFIGURATION));
  }
}
