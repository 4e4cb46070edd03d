package org.openedx.eventbus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBusTest {

  @TempDir Path directory;

  @Test
  void dataDirectoryKeepsTopicsAndSchemas() throws Exception {
    try (EmbeddedBus first = EmbeddedBus.builder().dataDirectory(directory).start()) {
      first.kafka().createTopic("orders", 1);
      Records.write(first.bootstrapServers(), "orders", "kept");
      RegistryClient.register(first.registryUrl(), "orders-value");
    }
    assertThat(directory.resolve("kafka")).isDirectory();
    assertThat(directory.resolve("registry")).isDirectory();

    try (EmbeddedBus second = EmbeddedBus.builder().dataDirectory(directory).start()) {
      assertThat(Records.read(second.bootstrapServers(), "orders", 1)).containsExactly("kept");
      assertThat(RegistryClient.lookUp(second.registryUrl(), "orders-value")).contains("\"id\"");
    }
  }

  @Test
  void registryPortInUseFailsBeforeTheBrokerStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Path data = directory.resolve("bus");
      EmbeddedBusBuilder builder =
          EmbeddedBus.builder().dataDirectory(data).registryPort(taken.getLocalPort());

      assertThatThrownBy(builder::start)
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("EmbeddedBusBuilder.registryPort");
      assertThat(data.resolve("kafka").resolve("log")).doesNotExist();
    }
  }

  @Test
  void samePortForBothIsRejected() {
    int port = Ports.free();

    assertThatThrownBy(() -> EmbeddedBus.builder().kafkaPort(port).registryPort(port).start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("both " + port);
  }

  @Test
  void registryDirectoryOfAnotherVersionFailsBeforeTheBrokerStarts() throws Exception {
    Path registry = Files.createDirectories(directory.resolve("registry"));
    Files.writeString(registry.resolve(DataDirectory.MARKER), "apicurio-registry 1.0\n");

    assertThatThrownBy(() -> EmbeddedBus.builder().dataDirectory(directory).start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining(registry.toString())
        .hasMessageContaining("apicurio-registry 1.0")
        .hasMessageContaining("apicurio-registry 3.0.9");
    assertThat(directory.resolve("kafka").resolve("log")).doesNotExist();
  }
}
