package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
  private static final Duration MAX = Duration.ofSeconds(4);

  @Test
  void drainTimeoutIsLimitedByThePollInterval() {
    CommandQueue commands = new CommandQueue(Duration.ofSeconds(20), MAX);
    assertThat(commands.drainTimeout()).isEqualTo(MAX);

    commands.stop(Duration.ofDays(10_000));
    assertThat(commands.drainTimeout()).isEqualTo(MAX);
    commands.stop(Duration.ofSeconds(1));
    assertThat(commands.drainTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(commands.isStopped()).isTrue();
  }
}
