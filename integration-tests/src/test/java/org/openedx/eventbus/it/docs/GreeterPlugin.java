package org.openedx.eventbus.it.docs;

import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.events.learning.LearningEvents.CERTIFICATE_CREATED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import org.openedx.eventbus.plugin.EventPlugin;
import org.openedx.eventbus.plugin.PluginContext;
import org.openedx.events.learning.CertificateCreated;
import org.openedx.events.learning.data.UserData;

/** Plugin in {@code docs/plugins.md}. */
// snippet: plugin
public final class GreeterPlugin implements EventPlugin {
  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String id() {
    return "greeter";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public void register(PluginContext context) {
    // the setting eventbus.plugin.greeter.greeting
    String greeting = context.settings().text("greeting").orElse("Hello");
    context
        .on(STUDENT_REGISTRATION_COMPLETED, event -> greet(greeting, event.payload().user()))
        .on(CERTIFICATE_CREATED, handler("praise").calls(event -> praise(event.payload())));
  }

  private static void greet(String greeting, UserData user) {
    System.out.println(greeting + ", account " + user.id());
  }

  private static void praise(CertificateCreated payload) {
    System.out.println("Well done, account " + payload.certificate().user().id());
  }
}
// end
