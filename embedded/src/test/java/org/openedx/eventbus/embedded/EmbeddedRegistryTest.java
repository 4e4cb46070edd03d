package org.openedx.eventbus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryTest {

  private static final String HYPHEN =
      "{\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"CloudEvent\\\","
          + " \\\"namespace\\\": \\\"a.redemption-reversed.v1\\\", \\\"fields\\\": []}\"}";

  @TempDir Path directory;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void schemaAndPortSurvivePauseAndKill() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.startNew()) {
      String url = registry.url();
      String id = RegistryClient.register(url, "orders-value");

      registry.pause();
      assertThatThrownBy(() -> RegistryClient.subjects(url, 200))
          .isInstanceOf(SocketTimeoutException.class);
      registry.resume();
      assertThat(RegistryClient.subjects(url, 30_000)).contains("orders-value");

      registry.kill();
      registry.start();
      assertThat(registry.url()).isEqualTo(url);
      assertThat(RegistryClient.register(url, "orders-value")).isEqualTo(id);
      assertThat(RegistryClient.lookUp(url, "orders-value")).contains("\"version\":1");
    }
  }

  @Test
  void hyphenInNamespaceIsAcceptedAndInvalidSchemaIsRejected() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.startNew()) {
      String registered = RegistryClient.register(registry.url(), "hyphen-value", HYPHEN);
      int id = Integer.parseInt(registered.replaceAll("\\D", ""));

      assertThat(RegistryClient.register(registry.url(), "hyphen-value", HYPHEN))
          .isEqualTo(registered);
      assertThat(RegistryClient.schema(registry.url(), id)).contains("redemption-reversed");
      assertThatThrownBy(
              () ->
                  RegistryClient.register(
                      registry.url(),
                      "bad-value",
                      "{\"schema\": \"{\\\"type\\\": \\\"strng\\\"}\"}"))
          .hasMessageContaining("422");
    }
  }

  @Test
  void hyphenInNamespaceIsRejectedWithStrictNames() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.builder().strictNames().start()) {
      assertThatThrownBy(() -> RegistryClient.register(registry.url(), "hyphen-value", HYPHEN))
          .hasMessageContaining("422");
    }
  }

  @Test
  void dataDirectoryKeepsSchemas() throws Exception {
    Path data = directory.resolve("kept with space");
    try (EmbeddedRegistry first = EmbeddedRegistry.builder().dataDirectory(data).start()) {
      RegistryClient.register(first.url(), "orders-value");
    }
    try (EmbeddedRegistry second = EmbeddedRegistry.builder().dataDirectory(data).start()) {
      assertThat(RegistryClient.subjects(second.url(), 30_000)).contains("orders-value");
    }
  }

  @Test
  void failedStartReportsItsLogAndTheNextStartSucceeds() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.builder().prepare("port")) {
      assertThatThrownBy(() -> registry.start(Map.of("apicurio.datasource.url", "jdbc:nonsense")))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("ended with exit code")
          .hasMessageContaining("registry.log")
          .hasMessageContaining("jdbc:nonsense");

      registry.start();

      assertThat(RegistryClient.subjects(registry.url(), 30_000)).isEqualTo("[]");
    }
  }

  @Test
  void stoppedRegistryCannotBePaused() {
    try (EmbeddedRegistry registry = EmbeddedRegistry.builder().prepare("port")) {
      assertThatThrownBy(registry::pause)
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("start it first");
    }
  }
}
