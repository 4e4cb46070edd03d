package com.example.plugin;

import java.util.function.Consumer;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.events.learning.StudentRegistrationCompleted;

/**
 * Greets users who registered. When the handler returns, the event is handled. When it throws an
 * exception, the event is retried, and finally becomes a dead letter.
 */
final class Welcome implements EventHandler<StudentRegistrationCompleted> {
  private final String greeting;
  private final Consumer<String> out;

  Welcome(String greeting, Consumer<String> out) {
    this.greeting = greeting;
    this.out = out;
  }

  @Override
  public void handle(Event<StudentRegistrationCompleted> event) {
    // The id and not the name: output often ends up in logs.
    out.accept(greeting + ", account " + event.payload().user().id());
  }
}
