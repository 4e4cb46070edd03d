package org.openedx.eventbus.it.docs;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openedx.eventbus.config.Setting;

/** Renders the reference of all settings in {@code docs/settings.md}. */
final class SettingsReference {
  private static final int WIDTH = 120;
  private static final String PREFIX = "eventbus.";

  /** Headings by the first segment of a setting's name. */
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          entry("service", "Service"),
          entry("topic", "Topic names"),
          entry("kafka", "Kafka"),
          entry("broker", "Kafka"),
          entry("registry", "Schema registry"),
          entry("avro", "Avro"),
          entry("topics", "Topic creation"),
          entry("consumer", "Consumer"),
          entry("filters", "Filters"),
          entry("handlers", "Handlers"),
          entry("plugins", "Plugins"),
          entry("producer", "Producer"));

  /** Example values by the name of the setting, without the common prefix. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          entry("service.name", "certificates"),
          entry("service.source", "/acme/{service}"),
          entry("topic.prefix", "prod"),
          entry("kafka.bootstrap.servers", "kafka-1.example.org:9092,kafka-2.example.org:9092"),
          entry("broker.api-key", "certificates"),
          entry("broker.api-secret", "s3cret"),
          entry("registry.url", "https://registry.example.org"),
          entry("registry.api-key", "certificates"),
          entry("registry.api-secret", "s3cret"),
          entry("registry.bearer-token", "s3cret"),
          entry("registry.auto-register", "true"),
          entry("registry.timeout", "5s"),
          entry("registry.verify-interval", "15m"),
          entry("registry.unknown-id-timeout", "1m"),
          entry("registry.cache-dir", "/var/cache/certificates/registry"),
          entry("registry.ssl.truststore.location", "/etc/ssl/registry-ca.p12"),
          entry("registry.ssl.truststore.password", "s3cret"),
          entry("registry.ssl.truststore.type", "PEM"),
          entry("registry.ssl.keystore.location", "/etc/ssl/certificates.p12"),
          entry("registry.ssl.keystore.password", "s3cret"),
          entry("registry.ssl.keystore.type", "JKS"),
          entry("avro.max-empty-values", "1000"),
          entry("topics.create", "missing"),
          entry("topics.partitions", "12"),
          entry("topics.replication-factor", "3"),
          entry("topics.retention", "14d"),
          entry("consumer.start", "2026-01-31T00:00:00Z"),
          entry("consumer.concurrency", "64"),
          entry("consumer.ordering", "partition"),
          entry("consumer.close-timeout", "20s"),
          entry("consumer.buffer-bytes", "128MiB"),
          entry("consumer.buffer-records", "500"),
          entry("consumer.commit-interval", "5s"),
          entry("consumer.topic-check-interval", "10s"),
          entry("consumer.on-incompatible", "dead-letter"),
          entry("consumer.circuit-breaker.failing-keys", "50"),
          entry("consumer.circuit-breaker.failure-rate", "80"),
          entry("consumer.circuit-breaker.window", "1m"),
          entry("consumer.circuit-breaker.open-duration", "2m"),
          entry("consumer.dead-letters.min-retention", "90d"),
          entry("filters.slow-threshold", "200ms"),
          entry("handlers.slow-threshold", "200ms"),
          entry("plugins.dir", "plugins"),
          entry("plugins.enabled", "greeter,zapier"),
          entry("plugins.disabled", "zapier"),
          entry("plugins.on-failure", "stop"),
          entry("plugins.on-unreadable", "wait"),
          entry("plugins.start-timeout", "2m"),
          entry("plugins.stop-timeout", "5s"),
          entry("plugins.health-timeout", "500ms"),
          entry("producer.buffer-bytes", "64MiB"),
          entry("producer.delivery-timeout", "30s"),
          entry("producer.close-timeout", "10s"),
          entry("producer.partitioner", "kafka"));

  private SettingsReference() {}

  /** Returns the reference in Markdown: a heading per section, and one per setting. */
  static String render(List<Setting<?>> settings) {
    StringBuilder page = new StringBuilder();
    String section = "";
    for (Setting<?> setting : settings) {
      String title = title(setting);
      if (!title.equals(section)) {
        page.append("## ").append(title).append("\n\n");
        section = title;
      }
      page.append(entryOf(setting));
    }
    return page.toString();
  }

  /** Returns the example of a setting, which is shown in the reference. */
  static String example(Setting<?> setting) {
    String example = EXAMPLES.get(setting.name().substring(PREFIX.length()));
    if (example == null) {
      throw new AssertionError(
          "add an example value of " + setting.name() + " to SettingsReference");
    }
    return example;
  }

  private static String title(Setting<?> setting) {
    String segment = setting.name().substring(PREFIX.length()).replaceFirst("\\..*", "");
    String title = TITLES.get(segment);
    if (title == null) {
      throw new AssertionError("add a heading for " + setting.name() + " to SettingsReference");
    }
    return title;
  }

  private static String entryOf(Setting<?> setting) {
    String type =
        setting.type().expected() + (setting.type().secret() ? " (secret, never printed)" : "");
    String openEdx =
        setting.openEdxNames().stream()
            .map(SettingsReference::code)
            .collect(Collectors.joining(", "));
    return "### "
        + code(setting.name())
        + "\n\n"
        + wrap("", "", setting.description())
        + "\n"
        + wrap("- Type: ", "  ", type)
        + "- Default: "
        + setting.defaultValue().map(SettingsReference::code).orElse("none")
        + "\n- Example: "
        + code(setting.name() + "=" + example(setting))
        + "\n- Environment: "
        + code(setting.environmentName())
        + "\n"
        + (openEdx.isEmpty() ? "" : "- Open edX: " + openEdx + "\n")
        + "\n";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  /** Breaks a text into lines of at most {@link #WIDTH} characters. */
  private static String wrap(String first, String indent, String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(indent).append(word);
      } else {
        line.append(empty ? "" : " ").append(word);
      }
      empty = false;
    }
    return out.append(line).append('\n').toString();
  }
}
