package com.example.plugin;

import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import org.openedx.eventbus.plugin.EventPlugin;
import org.openedx.eventbus.plugin.PluginContext;

/** Registers the handlers. META-INF/services contains the name of this class. */
public final class WelcomePlugin implements EventPlugin {
  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  /** Part of the names of settings, {@code eventbus.plugin.welcome.*}, and of dead letters. */
  @Override
  public String id() {
    return "welcome";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public void register(PluginContext context) {
    String greeting = context.settings().text("greeting").orElse("Welcome");
    context.on(STUDENT_REGISTRATION_COMPLETED, new Welcome(greeting, System.out::println));
  }
}
