package org.openedx.eventbus.plugin;

/**
 * A plugin: handlers and filter steps that a process runs without being compiled against them. The
 * jar of a plugin names the implementing class in {@code
 * META-INF/services/org.openedx.eventbus.plugin.EventPlugin}. The class is public and has a public
 * constructor without parameters, which does nothing.
 *
 * <pre>{@code
 * public final class GreeterPlugin implements EventPlugin {
 *   @Override public int apiVersion() { return API_VERSION; }
 *   @Override public String id() { return "greeter"; }
 *   @Override public String version() { return "1.0"; }
 *
 *   @Override public void register(PluginContext context) {
 *     String greeting = context.settings().text("greeting").orElse("Hello");
 *     context.on(STUDENT_REGISTRATION_COMPLETED, event -> greet(greeting, event.payload().user()));
 *   }
 * }
 * }</pre>
 *
 * <p>The process calls the constructor, then {@link #apiVersion}, {@link #id} and {@link #version},
 * then {@link #register} and {@link #start}, and {@link #stop} after the last event. These calls
 * are made one at a time, not necessarily on the same thread. {@link #health} may be called by any
 * thread at any time after {@code start}.
 *
 * <p>If a method throws, the failure is logged with the id of the plugin, and other plugins are not
 * affected, unless {@code eventbus.plugins.on-failure} is {@code stop}.
 */
public interface EventPlugin {
  /**
   * The version of the plugin API, which consists of this interface and the types it uses. It
   * increases if plugins built against the previous version cannot run.
   */
  int API_VERSION = 1;

  /**
   * {@return the version of the plugin API that the plugin was compiled against: {@code return
   * API_VERSION;}} The compiler copies the constant into the plugin's class. A plugin of another
   * version is not run.
   */
  int apiVersion();

  /**
   * {@return the id of the plugin, for example {@code events-2-zapier}: lower-case letters, digits
   * and hyphens} Settings, dead letters and metrics contain it, so it must not change.
   */
  String id();

  /** {@return the version of the plugin itself, for operators} */
  String version();

  /**
   * Registers the handlers and filter steps of the plugin, and reads its settings. Must do nothing
   * else, because it is also called to list plugins. A plugin whose settings are missing may
   * register nothing.
   *
   * @param context receives the handlers and steps; unusable after this method returns
   * @throws Exception if the plugin cannot be used; it is then not run
   */
  void register(PluginContext context) throws Exception;

  /**
   * Opens the resources of the handlers, before the first event.
   *
   * @throws Exception if the plugin cannot be started; its handlers then reject their events, which
   *     become dead letters
   */
  default void start() throws Exception {}

  /**
   * Closes the resources, after the last event. Called once if {@code start} was called, even if
   * that failed.
   *
   * @throws Exception is logged and otherwise ignored
   */
  default void stop() throws Exception {}

  /** {@return the health of the plugin} Must not do I/O. */
  default PluginHealth health() {
    return PluginHealth.up();
  }
}
