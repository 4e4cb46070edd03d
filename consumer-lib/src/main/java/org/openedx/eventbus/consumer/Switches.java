package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The switches by which others pause a consumer, or some of its handlers. */
final class Switches implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final List<Switch> switches = new ArrayList<>();

  private Switches() {}

  static Switches of(
      EventConsumerBuilder builder,
      String group,
      List<NamedHandler> handlers,
      Pauses pauses,
      PollLoop loop) {
    Switches switches = new Switches();
    if (builder.pauseCondition != null) {
      switches.ofAll(builder.pauseCondition, group, pauses, loop);
    }
    handlers.stream()
        .collect(Collectors.groupingBy(NamedHandler::id, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (id, chosen) ->
                builder
                    .pauseCondition(id)
                    .ifPresent(
                        condition ->
                            switches.ofSome(condition, group + " " + id, chosen, pauses, loop)));
    return switches;
  }

  /** Until a switch has answered, all is paused: what it would say is not known. */
  private void ofAll(BooleanSupplier flag, String name, Pauses pauses, PollLoop loop) {
    pauses.all(Pauses.By.SWITCH, true);
    switches.add(new Switch(name, flag, INTERVAL, paused -> loop.pause(Pauses.By.SWITCH, paused)));
  }

  private void ofSome(
      BooleanSupplier flag, String name, List<NamedHandler> chosen, Pauses pauses, PollLoop loop) {
    chosen.forEach(each -> pauses.one(each, Pauses.By.SWITCH, true));
    switches.add(
        new Switch(
            name,
            flag,
            INTERVAL,
            paused -> chosen.forEach(each -> loop.pause(each, Pauses.By.SWITCH, paused))));
  }

  void start() {
    switches.forEach(Switch::start);
  }

  @Override
  public void close() {
    switches.forEach(Switch::close);
  }
}
