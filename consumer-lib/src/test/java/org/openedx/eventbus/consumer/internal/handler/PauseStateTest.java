package org.openedx.eventbus.consumer.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.handler.PauseState.Source;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

class PauseStateTest {
  private final HandlerState one = EngineSamples.handler("one");
  private final HandlerState two = EngineSamples.handler("two");
  private final Engine engine = EngineSamples.engine(Ordering.KEY, one, two);
  private final PauseState pauses = new PauseState(engine, List.of(one, two));

  @Test
  void handlerIsPausedUntilOwnerAndConditionHaveResumedIt() {
    Source condition = Source.condition();
    pauses.setHandler(one, Source.OWNER, true);
    pauses.setHandler(one, condition, true);

    pauses.setHandler(one, Source.OWNER, false);

    assertThat(one.isPaused()).isTrue();
    assertThat(two.isPaused()).isFalse();
    assertThat(pauses.reasons()).containsExactly("handler 'one' is paused by its pause condition");
    pauses.setHandler(one, condition, false);
    assertThat(one.isPaused()).isFalse();
    assertThat(pauses.reasons()).isEmpty();
  }

  @Test
  void handlerIsPausedWhileAnyOfItsConditionsIsTrue() {
    Source first = Source.condition();
    Source second = Source.condition();
    pauses.setHandler(one, first, true);
    pauses.setHandler(one, second, true);
    assertThat(pauses.reasons()).containsExactly("handler 'one' is paused by its pause condition");

    pauses.setHandler(one, first, false);
    assertThat(one.isPaused()).isTrue();
    pauses.setHandler(one, second, false);
    assertThat(one.isPaused()).isFalse();
  }

  @Test
  void handlerIsNotResumedWhileTheConsumerIsPaused() {
    pauses.setConsumer(Source.OWNER, true);
    pauses.setHandler(one, Source.OWNER, true);
    pauses.setHandler(one, Source.OWNER, false);

    assertThat(List.of(one, two)).allMatch(HandlerState::isPaused);
    assertThat(pauses.isConsumerPaused()).isTrue();
    assertThat(pauses.reasons()).containsExactly("paused by its owner");

    pauses.setConsumer(Source.OWNER, false);

    assertThat(List.of(one, two)).noneMatch(HandlerState::isPaused);
  }

  @Test
  void pausedHandlerIsNotResumedWithTheConsumer() {
    Source condition = Source.condition();
    pauses.setHandler(two, Source.OWNER, true);
    pauses.setConsumer(condition, true);
    pauses.setConsumer(condition, false);

    assertThat(one.isPaused()).isFalse();
    assertThat(two.isPaused()).isTrue();
  }
}
