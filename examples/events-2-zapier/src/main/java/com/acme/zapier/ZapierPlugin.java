package com.acme.zapier;

import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CREATED;
import static org.openedx.events.learning.LearningEvents.PERSISTENT_GRADE_SUMMARY_CHANGED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.net.http.HttpClient;
import java.time.Clock;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.plugin.EventPlugin;
import org.openedx.eventbus.plugin.PluginContext;

/**
 * Posts registrations, enrollments and grades to webhooks of Zapier or others. If the address of a
 * webhook is not set, no handler is registered for its event.
 */
public final class ZapierPlugin implements EventPlugin {
  private final Retry.Pause pause;
  private final Clock clock;
  private WebhookSettings settings;
  private volatile HttpClient http;

  /** Used by {@link java.util.ServiceLoader}. */
  public ZapierPlugin() {
    this(duration -> Thread.sleep(duration.toMillis()), Clock.systemUTC());
  }

  ZapierPlugin(Retry.Pause pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String id() {
    return "events-2-zapier";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public void register(PluginContext context) {
    settings = WebhookSettings.of(context.settings());
    post(context, "registration", STUDENT_REGISTRATION_COMPLETED);
    post(context, "enrollment", COURSE_ENROLLMENT_CREATED);
    post(context, "grade", PERSISTENT_GRADE_SUMMARY_CHANGED);
  }

  private void post(PluginContext context, String name, EventType<?> type) {
    context
        .settings()
        .url(name + ".webhook")
        .ifPresent(
            address ->
                context.on(
                    type,
                    handler(name).calls(new Webhook(address, settings, () -> http, pause, clock))));
  }

  /** Creates the client here and not in register, because it has a thread. */
  @Override
  public void start() {
    http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** Releases the client; its thread ends when it is no longer referenced. */
  @Override
  public void stop() {
    http = null;
  }
}
