package org.openedx.eventbus.plugin;

/**
 * Handlers and what they need, packed so that a process can run them without knowing them. A jar
 * announces its plugin in {@code META-INF/services/org.openedx.eventbus.plugin.EventPlugin}; the
 * class has a public constructor without arguments, which does nothing.
 *
 * <p>Its life: constructed, asked for {@link #apiVersion}, {@link #id} and {@link #version}, {@link
 * #register registered}, {@link #start started}, given events, {@link #stop stopped}. Each is
 * called by one thread after the other, but {@link #health} by any. What a call throws is told with
 * the plugin's name; other plugins go on, unless {@code eventbus.plugins.on-failure} says
 * otherwise.
 */
public interface EventPlugin {
  /** The version of this interface and what it leads to; raised when old plugins cannot run. */
  int API_VERSION = 1;

  /**
   * The version the plugin was compiled against: {@code return API_VERSION;}, which the compiler
   * copies into the plugin's own class. A plugin of another version is not run.
   */
  int apiVersion();

  /**
   * The plugin's name in settings, dead letters and metrics, so one that lasts: lower-case letters,
   * digits and dashes.
   */
  String id();

  /** The plugin's own version, for people. */
  String version();

  /**
   * Says what the plugin reacts to, and reads its settings; nothing else, as it is also called to
   * list what there is. A plugin that is not configured to do anything registers nothing.
   *
   * @throws Exception anything: the plugin is then not run
   */
  void register(PluginContext context) throws Exception;

  /**
   * Opens what the handlers need, before the first event.
   *
   * @throws Exception anything: what the plugin would have handled is then kept as dead letters
   */
  default void start() throws Exception {}

  /**
   * Lets go of what {@link #start} opened, after the last event. Called once when {@code start} was
   * called, even if that failed.
   *
   * @throws Exception anything: it is told, and has no other effect
   */
  default void stop() throws Exception {}

  /** How the plugin is, without asking anybody. */
  default PluginHealth health() {
    return PluginHealth.up();
  }
}
