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
 * Sends registrations, enrollments and grades to webhooks, at Zapier or elsewhere. A webhook whose
 * address is not set is not called, and its events are not read.
 */
public final class ZapierPlugin implements EventPlugin {
  private final Retry.Pause pause;
  private final Clock clock;
  private WebhookSettings settings;
  private volatile HttpClient http;

  /** For {@link java.util.ServiceLoader}. */
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

  /** Not before: a client has a thread. */
  @Override
  public void start() {
    http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** Its thread ends once nothing holds it any more. */
  @Override
  public void stop() {
    http = null;
  }
}
