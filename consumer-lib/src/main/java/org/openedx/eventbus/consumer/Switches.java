package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;

/** The switches by which others pause a consumer, or some of its handlers. */
final class Switches implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final List<Switch> switches = new ArrayList<>();

  private Switches() {}

  /**
   * @param asked by the handler that each is of, or {@link EventConsumerBuilder#ALL}
   */
  static Switches of(
      Map<String, BooleanSupplier> asked,
      String group,
      List<HandlerState> receivers,
      Pauses pauses,
      PollLoop loop) {
    Switches made = new Switches();
    asked.forEach(
        (handler, flag) -> {
          if (handler.equals(EventConsumerBuilder.ALL)) {
            made.ofAll(flag, group, pauses, loop);
          } else {
            List<HandlerState> chosen =
                receivers.stream().filter(each -> isGiven(each, handler)).toList();
            made.ofSome(flag, group + " " + handler, chosen, pauses, loop);
          }
        });
    return made;
  }

  /** Until a switch has answered, all is paused: what it would say is not known. */
  private void ofAll(BooleanSupplier flag, String name, Pauses pauses, PollLoop loop) {
    pauses.all(Pauses.By.SWITCH, true);
    switches.add(new Switch(name, flag, INTERVAL, paused -> loop.pause(Pauses.By.SWITCH, paused)));
  }

  private void ofSome(
      BooleanSupplier flag, String name, List<HandlerState> chosen, Pauses pauses, PollLoop loop) {
    chosen.forEach(each -> pauses.one(each, Pauses.By.SWITCH, true));
    switches.add(
        new Switch(
            name,
            flag,
            INTERVAL,
            paused -> chosen.forEach(each -> loop.pause(each, Pauses.By.SWITCH, paused))));
  }

  private static boolean isGiven(HandlerState receiver, String name) {
    return receiver.name().equals(name) || receiver.name().equals(Handlers.TOPIC + name);
  }

  void start() {
    switches.forEach(Switch::start);
  }

  @Override
  public void close() {
    switches.forEach(Switch::close);
  }
}
