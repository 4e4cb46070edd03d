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
  void portThatIsReleasedWithinASecondIsFree() throws Exception {
    int port = Ports.free();
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (ServerSocket taken = new ServerSocket(port, 1, Ports.loopback())) {
      assertThat(Ports.isFree(port)).isFalse();
      var closing =
          scheduler.schedule(
              () -> {
                taken.close();
                return null;
              },
              50,
              MILLISECONDS);

      Ports.requireFree(port, "a test", "nothing");

      closing.get();
    } finally {
      scheduler.shutdown();
    }
  }

  @Test
  void portThatStaysTakenIsReported() throws Exception {
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
