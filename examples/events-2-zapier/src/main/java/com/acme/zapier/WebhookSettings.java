package com.acme.zapier;

import java.time.Duration;
import java.util.Optional;
import org.openedx.eventbus.plugin.PluginSettings;
import org.openedx.eventbus.registry.Secret;

/**
 * Settings shared by all webhooks.
 *
 * @param secret key of the signature of bodies; without it, they are not signed
 */
record WebhookSettings(Encoding encoding, Duration timeout, Retry retry, Optional<Secret> secret) {
  static WebhookSettings of(PluginSettings settings) {
    return new WebhookSettings(
        settings.oneOf("encoding", Encoding.FORM),
        settings.duration("timeout", Duration.ofSeconds(5)),
        new Retry(
            1 + settings.count("retries", 3),
            settings.duration("backoff", Duration.ofSeconds(1)),
            settings.duration("longest.pause", Duration.ofMinutes(1))),
        settings.secret("secret"));
  }
}
