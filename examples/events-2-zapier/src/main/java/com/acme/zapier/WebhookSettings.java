package com.acme.zapier;

import java.time.Duration;
import java.util.Optional;
import org.openedx.eventbus.plugin.PluginSettings;
import org.openedx.eventbus.registry.Secret;

/**
 * What all webhooks share.
 *
 * @param secret signs the bodies; none are signed without it
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
