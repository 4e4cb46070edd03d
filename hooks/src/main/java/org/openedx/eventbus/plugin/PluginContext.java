package org.openedx.eventbus.plugin;

import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.handler.HandlerRegistry;

/**
 * Registers the handlers and filter steps of a plugin. Usable only while {@link
 * EventPlugin#register} runs.
 *
 * <pre>{@code
 * context
 *     .on(CERTIFICATE_CREATED, event -> mailer.congratulate(event.payload().certificate()))
 *     .on(CERTIFICATE_CREATED, handler("audit").calls(event -> audit.write(event.metadata())));
 * }</pre>
 *
 * <p>A handler without a name has the plugin's id as its name, a named one {@code <id>/<name>}.
 */
public interface PluginContext extends HandlerRegistry<PluginContext> {
  /** {@return the plugin's own settings, {@code eventbus.plugin.<id>.*}} */
  PluginSettings settings();

  /** {@return the settings of the process, for a plugin that sends events or uses the registry} */
  EventBusConfig config();

  /**
   * Adds a step to a filter. Its name is the plugin's id. It runs after the steps that code adds,
   * and before those that the configuration names.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param step the code of the step; thread-safe
   * @return this context
   * @throws IllegalArgumentException if the plugin has already added a step of that name
   */
  <T> PluginContext step(FilterType<T> type, FilterStep<T> step);

  /**
   * Adds a step named {@code <id>/<name>} to a filter.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param name 1 to 100 letters, digits, dots, hyphens and underscores, for example {@code
   *     loyalty}
   * @param step the code of the step; thread-safe
   * @return this context
   * @throws IllegalArgumentException if the name is not valid, or if the plugin has already added a
   *     step of that name
   */
  <T> PluginContext step(FilterType<T> type, String name, FilterStep<T> step);
}
