package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.settings.Ordering;
import org.openedx.eventbus.consumer.settings.StartPosition;

/** What polling may throw. No event is read here, and so nobody routes or handles one. */
class PollLoopTest {
  private final List<String> waits = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> kafka =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void close(CloseOptions options) {
          noteWait();
          super.close(options);
        }
      };
  private final List<String> polls = new ArrayList<>();
  private final HandlerState nobody = Handlers.unroutable();
  private final Workers workers =
      new Workers(1, new LaneRunner(null, ConsumerListener.NONE), lane -> {}, Thread::new);
  private final Engine engine =
      new Engine(
          Ordering.KEY, 1, List.of(nobody), new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  private final Pauses pauses = new Pauses(engine, List.of(nobody));
  private final GroupTopics own = new GroupTopics("t.dead-letters", "t.redrive");
  private final Parking nothingParked =
      new Parking(false, EventBusConfig.of(Map.of()), "g", own, Runnable::run);
  private final Vitals vitals = new Vitals("g", workers, List.of(nobody), pauses);
  private final PollLoop loop =
      new PollLoop(
          new PollLoop.Parts(
              kafka,
              this::noteWait,
              Set.of("t"),
              engine,
              new Ownership(engine, nothingParked, own.redrive()),
              nothingParked,
              null,
              workers,
              null,
              ConsumerListener.NONE,
              new Limits(10, 10),
              new Commits(
                  kafka,
                  Duration.ofSeconds(1),
                  own.redrive(),
                  StartPosition.EARLIEST,
                  vitals.brokerWait()),
              Duration.ZERO,
              new Inbox<>(),
              vitals,
              pauses));

  @Test
  void itGoesOnAfterWhatPassesAndAfterTheGroupHasGivenItUp() {
    failing(new TimeoutException("away"));
    failing(new UnknownMemberIdException("given up"));
    failing(new FencedMemberEpochException("given up"));
    kafka.schedulePollTask(() -> loop.stop(Duration.ZERO));

    loop.run();

    assertThat(polls).hasSize(3);
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void itEndsAfterWhatDoesNotPass() {
    failing(new AuthorizationException("not for you"));
    assertThatThrownBy(loop::run).hasMessage("not for you");
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void itSaysWhenItWaitsForABrokerToBeginAndToEnd() {
    kafka.schedulePollTask(this::noteWait);
    kafka.schedulePollTask(() -> loop.stop(Duration.ZERO));

    loop.run();

    assertThat(waits)
        .satisfiesExactly(
            begin -> assertThat(begin).contains("to show the group's topics"),
            poll -> assertThat(poll).isEqualTo("none"),
            end -> assertThat(end).contains("to let the member leave its group"));
  }

  private void noteWait() {
    waits.add(vitals.brokerWait().reason().orElse("none"));
  }

  private void failing(KafkaException failure) {
    kafka.schedulePollTask(
        () -> {
          polls.add(failure.getMessage());
          kafka.setPollException(failure);
        });
  }
}
