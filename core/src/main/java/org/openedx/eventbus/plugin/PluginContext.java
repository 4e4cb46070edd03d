package org.openedx.eventbus.plugin;

import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.PluginSettings;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;

/**
 * Where a plugin registers what it reacts with. Only usable while {@link EventPlugin#register}
 * runs.
 *
 * <p>Handlers are known to dead letters and metrics by the plugin's id, or, with a name, as {@code
 * <id>/<name>}. Two handlers of one event type or topic need two names.
 */
public interface PluginContext {
  /** The plugin's own settings, {@code eventbus.plugin.<id>.*}. */
  PluginSettings settings();

  /** The settings of the process, for a plugin that sends events or asks the registry. */
  EventBusConfig config();

  /** Handles events of a type; returns this context. */
  <T> PluginContext on(EventType<T> type, EventHandler<? super T> handler);

  /** Handles events of a type, looking at where each came from. */
  <T> PluginContext on(EventType<T> type, DeliveryHandler<? super T> handler);

  /** As {@link #on(EventType, EventHandler)}, as {@code <id>/<name>}. */
  <T> PluginContext on(EventType<T> type, String name, EventHandler<? super T> handler);

  /** As {@link #on(EventType, DeliveryHandler)}, as {@code <id>/<name>}. */
  <T> PluginContext on(EventType<T> type, String name, DeliveryHandler<? super T> handler);

  /**
   * Handles events of every type on a topic, named without prefix. Payloads of types that the
   * process does not know are Avro's generic records.
   */
  PluginContext onTopic(String topic, EventHandler<Object> handler);

  /** As {@link #onTopic(String, EventHandler)}, looking at where each event came from. */
  PluginContext onTopic(String topic, DeliveryHandler<Object> handler);

  /** As {@link #onTopic(String, EventHandler)}, as {@code <id>/<name>}. */
  PluginContext onTopic(String topic, String name, EventHandler<Object> handler);

  /** As {@link #onTopic(String, DeliveryHandler)}, as {@code <id>/<name>}. */
  PluginContext onTopic(String topic, String name, DeliveryHandler<Object> handler);

  /**
   * Adds a step, called by the plugin's id, to a filter: after those of code, before those that the
   * configuration names.
   */
  <T> PluginContext step(FilterType<T> type, FilterStep<T> step);

  /** As {@link #step(FilterType, FilterStep)}, as {@code <id>/<name>}. */
  <T> PluginContext step(FilterType<T> type, String name, FilterStep<T> step);
}
