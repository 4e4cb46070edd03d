package org.openedx.eventbus.tools.internal.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

class RegistryHistoryTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final List<Contract> TODAY =
      GitFolder.contracts(CART, "com.acme.shop.order.placed.v1");

  private static Map<String, List<EarlierVersion>> read(URI url) {
    RegistrySettings settings = RegistrySettings.of(url).withTimeout(Duration.ofMillis(300));
    return History.registry(settings, topic -> "test-" + topic).versions(TODAY);
  }

  @Test
  void subjectHasAllItsVersionsAndMissingSubjectHasNone() {
    SchemaRegistry registry = SchemaRegistry.inMemory();
    Subject subject = new Subject("test-shop-cart-lifecycle-" + CART + ".CloudEvent");
    String wire = TODAY.get(0).wireText();
    registry.register(subject, wire.replace("CloudEvent\"", "CloudEvent\", \"doc\": \"old\""));
    registry.register(subject, wire);
    registry.register(new Subject("other-" + CART + ".CloudEvent"), wire);

    Map<String, List<EarlierVersion>> versions =
        new RegistryHistory(() -> registry, topic -> "test-" + topic).versions(TODAY);

    assertThat(versions).containsOnlyKeys(CART);
    assertThat(versions.get(CART))
        .extracting(EarlierVersion::name)
        .containsExactly("registry version 1", "registry version 2");
    assertThat(
            versions.get(CART).get(0).content().source().orElseThrow().root().path("doc").asText())
        .isEqualTo("old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html><body>Welcome</body></html>",
        "404 | <html><body>Not found</body></html>",
        "404 | {\"error\": \"no such path\"}",
        "200 | {\"versions\": [1]}",
        "200 | [\"one\"]",
        "200 | ''",
        "301 | moved",
        "401 | {\"error_code\": 401, \"message\": \"Unauthorized\"}",
        "403 | forbidden",
        "500 | {\"error_code\": 50001, \"message\": \"a\\nlong\\nstory\"}",
        "503 | later"
      })
  void invalidRegistryResponseFails(int status, String body) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

      assertThatThrownBy(() -> read(url))
          .isInstanceOf(HistoryUnavailableException.class)
          .message()
          .startsWith("cannot read earlier versions: ")
          .contains(url.toString())
          .doesNotContain("\n");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void unavailableOrSilentRegistryFails() throws Exception {
    assertThatThrownBy(() -> read(URI.create("http://127.0.0.1:1")))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessageContaining("http://127.0.0.1:1");
    // The system accepts connections, but no response is sent.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThatThrownBy(() -> read(url))
          .isInstanceOf(HistoryUnavailableException.class)
          .hasMessageContaining(url.toString());
    }
  }
}
