package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.settings.Ordering;

class PausesTest {
  private final HandlerState one = Handlers.unroutable();
  private final HandlerState two = Handlers.unroutable();
  private final Engine engine =
      new Engine(
          Ordering.KEY, 1, List.of(one, two), new Random(1), ParkedKeys.NONE, EngineListener.NONE);
  private final Pauses pauses = new Pauses(engine, List.of(one, two));

  @Test
  void ownerAndSwitchDoNotUndoEachOther() {
    pauses.one(one, Pauses.By.OWNER, true);
    pauses.one(one, Pauses.By.SWITCH, true);

    pauses.one(one, Pauses.By.OWNER, false);

    assertThat(one.isPaused()).isTrue();
    assertThat(two.isPaused()).isFalse();
    pauses.one(one, Pauses.By.SWITCH, false);
    assertThat(one.isPaused()).isFalse();
    assertThat(pauses.reasons()).isEmpty();
  }

  @Test
  void whatIsPausedAsAWholeLetsNoSingleHandlerGoOn() {
    pauses.all(Pauses.By.OWNER, true);
    pauses.one(one, Pauses.By.OWNER, true);
    pauses.one(one, Pauses.By.OWNER, false);

    assertThat(List.of(one, two)).allMatch(HandlerState::isPaused);
    assertThat(pauses.isEverything()).isTrue();
    assertThat(pauses.reasons()).containsExactly("paused by its owner");

    pauses.all(Pauses.By.OWNER, false);

    assertThat(List.of(one, two)).noneMatch(HandlerState::isPaused);
  }

  @Test
  void aHandlerStaysPausedWhenTheWholeGoesOn() {
    pauses.one(two, Pauses.By.OWNER, true);
    pauses.all(Pauses.By.SWITCH, true);
    pauses.all(Pauses.By.SWITCH, false);

    assertThat(one.isPaused()).isFalse();
    assertThat(two.isPaused()).isTrue();
  }
}
