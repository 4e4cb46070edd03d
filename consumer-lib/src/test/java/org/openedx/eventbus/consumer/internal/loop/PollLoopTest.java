package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** Exceptions of polls. No event is read, so that none is routed or handled. */
class PollLoopTest {
  private final List<String> waits = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> kafka =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void close(CloseOptions options) {
          noteWait();
          if (isReplaced) {
            unsubscribe(); // the next client is this one again
          } else {
            super.close(options);
          }
        }
      };
  private boolean isReplaced;
  private boolean admitted = true;
  private final List<String> polls = new ArrayList<>();
  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.KEY, handler);
  private final LoopSamples parts = new LoopSamples(kafka, engine, handler, Duration.ZERO);
  private final PollLoop loop = parts.loop(this::noteWait);

  @Test
  void loopContinuesAfterTransientErrorsAndAfterItsMemberWasRemoved() {
    failing(new TimeoutException("unavailable"));
    failing(new UnknownMemberIdException("removed"));
    failing(new FencedMemberEpochException("removed"));
    kafka.schedulePollTask(() -> loop.stop(Duration.ZERO));

    loop.run();

    assertThat(polls).hasSize(3);
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void loopEndsAfterAPermanentError() {
    failing(new AuthorizationException("not authorized"));
    assertThatThrownBy(loop::run).hasMessage("not authorized");
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void loopJoinsWithAnotherClientAfterItsGroupBecameAClassicOne() {
    failing(new GroupIdNotFoundException("Group g is not a consumer group."));
    kafka.schedulePollTask(
        () -> {
          admitted = !parts.health().conditions().contains(Code.NOT_A_MEMBER, "");
          isReplaced = false;
          loop.stop(Duration.ZERO);
        });
    isReplaced = true;

    loop.run();

    assertThat(admitted).isFalse();
    assertThat(waits).anyMatch(each -> each.contains("to join the group again"));
  }

  @Test
  void waitForTheBrokerIsReportedAtStartAndEnd() {
    kafka.schedulePollTask(this::noteWait);
    kafka.schedulePollTask(() -> loop.stop(Duration.ZERO));

    loop.run();

    assertThat(waits)
        .satisfiesExactly(
            begin -> assertThat(begin).contains("to check the group's topics"),
            poll -> assertThat(poll).contains("to poll"),
            end -> assertThat(end).contains("to leave the group"));
  }

  private void noteWait() {
    waits.add(
        parts
            .health()
            .blockingCalls()
            .waiting()
            .map(BlockingCallMonitor.Waiting::text)
            .orElse("none"));
  }

  private void failing(KafkaException failure) {
    kafka.schedulePollTask(
        () -> {
          polls.add(failure.getMessage());
          kafka.setPollException(failure);
        });
  }
}
