package com.example.plugin;

import java.util.function.Consumer;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.events.learning.StudentRegistrationCompleted;

/**
 * Greets whoever registers. Returning means that the event is done with. Throwing means that it is
 * not: it is given again, and kept as a dead letter when that does not help.
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
    // The number and not the name: what is printed ends in logs.
    out.accept(greeting + ", account " + event.payload().user().id());
  }
}
