package org.openedx.eventbus.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventName;

class PluginSettingsTest {
  @TempDir Path directory;

  private EventBusConfig config(String file, Map<String, String> environment) throws Exception {
    Path path = Files.writeString(directory.resolve("bus.properties"), file);
    return EventBusConfig.load(path, environment);
  }

  @Test
  void environmentOverridesTheSettingsOfAPlugin() throws Exception {
    PluginSettings settings =
        PluginSettings.of(
            "web-hook",
            config(
                "eventbus.plugin.web-hook.first.url=http://one\n"
                    + "eventbus.plugin.web-hook.timeout=5s\n"
                    + "eventbus.plugin.other.timeout=7s\n",
                Map.of("EVENTBUS_PLUGIN_WEB_HOOK_FIRST_URL", "https://two/x")));
    assertThat(settings.url("first.url").orElseThrow()).hasToString("https://two/x");
    assertThat(settings.duration("timeout", Duration.ofSeconds(1))).hasSeconds(5);
    assertThat(settings.count("attempts", 3)).isEqualTo(3);
    assertThat(settings.flag("json", false)).isFalse();
    assertThat(settings.secret("key")).isEmpty();
    settings.check();
  }

  @Test
  void allProblemsAreInOneError() throws Exception {
    PluginSettings settings =
        PluginSettings.of(
            "hook",
            config(
                "eventbus.plugin.hook.url=ftp://secret-token\n"
                    + "eventbus.plugin.hook.timeout=soon\n"
                    + "eventbus.plugin.hook.atempts=3\n",
                Map.of()));
    assertThat(settings.url("url")).isEmpty();
    assertThat(settings.duration("timeout", Duration.ofSeconds(1))).hasSeconds(1);
    assertThat(settings.count("attempts", 2)).isEqualTo(2);
    assertThatThrownBy(settings::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "bus.properties:1: eventbus.plugin.hook.url: not an http or https URL")
        .hasMessageNotContaining("secret-token")
        .hasMessageContaining("eventbus.plugin.hook.timeout: 'soon'")
        .hasMessageContaining(
            "eventbus.plugin.hook.atempts: unknown setting of the plugin; did you mean"
                + " eventbus.plugin.hook.attempts?");
  }

  @Test
  void missingSettingIsReportedWithItsNameAndVariable() throws Exception {
    PluginSettings settings = PluginSettings.of("hook", config("", Map.of()));
    assertThatThrownBy(() -> settings.requireText("file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "eventbus.plugin.hook.file is required but not set; the environment variable"
                + " EVENTBUS_PLUGIN_HOOK_FILE also sets it");
  }

  @Test
  void unknownVariableIsNotAnError() throws Exception {
    PluginSettings settings =
        PluginSettings.of(
            "hook", config("", Map.of("EVENTBUS_PLUGIN_HOOK_SERVICE_HOST", "10.0.0.1")));
    assertThat(settings.text("url")).isEmpty();
    settings.check();
  }

  @Test
  void valuesOfPluginSettingsAreNotPrinted() throws Exception {
    EventBusConfig config =
        config(
            "eventbus.plugin.hook.url=https://host/token\n",
            Map.of("EVENTBUS_PLUGIN_HOOK_KEY", "hush"));
    assertThat(config.toString())
        .contains("eventbus.plugin.hook.url")
        .doesNotContain("token")
        .doesNotContain("hush");
  }

  @Test
  void enabledAndDisabledIdsSelectThePlugins() {
    EventBusConfig none = EventBusConfig.of(Map.of());
    assertThat(PluginHostSettings.of(none).runs("any")).isTrue();
    assertThat(PluginHostSettings.of(none).onFailure())
        .isEqualTo(PluginHostSettings.OnFailure.ISOLATE);
    PluginHostSettings some =
        PluginHostSettings.of(
            EventBusConfig.of(
                Map.of("eventbus.plugins.enabled", "a, b", "eventbus.plugins.disabled", "b")));
    assertThat(List.of("a", "b", "c")).filteredOn(some::runs).containsExactly("a");
  }

  @Test
  void handlerClassesOfAnEventTypeAreReadAndADuplicateIsAnError() throws Exception {
    EventBusConfig config =
        config(
            "eventbus.handlers.com.acme.shop.order.placed.v1=com.acme.A, com.acme.B\n", Map.of());
    assertThat(PluginHostSettings.of(config).handlers())
        .singleElement()
        .satisfies(
            handlers -> {
              assertThat(handlers.type()).isEqualTo(EventName.of("com.acme.shop.order.placed.v1"));
              assertThat(handlers.classes()).containsExactly("com.acme.A", "com.acme.B");
              assertThat(handlers.place()).contains("bus.properties:1");
            });
    assertThatThrownBy(
            () ->
                config(
                    "eventbus.handlers.com.acme.shop.order.placed.v1=com.acme.A,com.acme.A\n",
                    Map.of()))
        .hasMessageContaining("eventbus.handlers.com.acme.shop.order.placed.v1")
        .hasMessageContaining("com.acme.A is listed twice");
  }
}
