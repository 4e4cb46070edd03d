package org.openedx.eventbus.cli.bus;

/** Sources of plugins, as their authors write them. */
final class PluginSources {
  private PluginSources() {}

  /**
   * One that handles logins and writes what happens to it into the file of its setting.
   *
   * @param more further members, in which {@code write(line)} is at hand
   */
  static PluginJar writing(String id, String handler, String more) {
    return plugin(
        id,
        """
          private java.nio.file.Path file;

          @Override public void register(PluginContext context) {
            file = java.nio.file.Path.of(context.settings().requireText("file"));
            context.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {
              %s
            });
          }

          private synchronized void write(String line) throws Exception {
            java.nio.file.Files.writeString(file, line + "\\n",
                java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
          }
          %s
        """
            .formatted(handler, more));
  }

  /** Returns a plugin with these members, besides id and version. */
  static PluginJar plugin(String id, String members) {
    return PluginJar.of(className(id), source(id, members));
  }

  static String className(String id) {
    return "com.acme." + id.replace("-", "") + ".Plugin";
  }

  static String source(String id, String members) {
    return """
    package com.acme.%s;

    import static org.openedx.eventbus.handler.HandlerOptions.handler;
    import org.openedx.eventbus.event.*;
    import org.openedx.eventbus.plugin.*;
    import org.openedx.events.learning.LearningEvents;

    public class Plugin implements EventPlugin {
      @Override public int apiVersion() { return API_VERSION; }
      @Override public String id() { return "%s"; }
      @Override public String version() { return "1.2"; }
      %s
    }
    """
        .formatted(id.replace("-", ""), id, members);
  }

  /** Returns a plugin with a login handler that does nothing. */
  static PluginJar idle(String id) {
    return plugin(
        id,
        """
        @Override public void register(PluginContext context) {
          context.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {});
        }
        """);
  }
}
