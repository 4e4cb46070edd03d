package org.openedx.eventbus.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aPortThatLooksTakenForAMomentIsFree() throws Exception {
    int port = Ports.free();
    ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    try (ServerSocket look = new ServerSocket(port, 1, Ports.loopback())) {
      assertThat(Ports.isFree(port)).isFalse();
      var closing =
          later.schedule(
              () -> {
                look.close();
                return null;
              },
              50,
              MILLISECONDS);

      Ports.requireFree(port, "a test", "nothing");

      closing.get();
    } finally {
      later.shutdown();
    }
  }

  @Test
  void aPortThatStaysTakenIsNamed() throws Exception {
    int port = Ports.free();
    try (ServerSocket taken = new ServerSocket(port, 1, Ports.loopback())) {
      assertThat(taken.isBound()).isTrue();

      assertThatThrownBy(() -> Ports.requireFree(port, "a test", "some.option"))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("port " + port + " for a test is in use")
          .hasMessageContaining("some.option");
    }
  }
}
