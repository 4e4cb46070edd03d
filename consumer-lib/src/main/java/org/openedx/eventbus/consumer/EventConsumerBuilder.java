package org.openedx.eventbus.consumer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Puts a consumer together. Not thread-safe. */
public final class EventConsumerBuilder {
  final EventBusConfig config;
  final Handlers.Collector handlers = new Handlers.Collector();
  @Nullable String group;
  @Nullable EventCatalog catalog;
  @Nullable SchemaRegistry registry;
  FailurePolicy failurePolicy = FailurePolicy.DEFAULT;
  ConsumerListener listener = ConsumerListener.NONE;

  EventConsumerBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** The consumer group: members of one group share the events, each group gets all of them. */
  public EventConsumerBuilder group(String value) {
    this.group = value;
    return this;
  }

  /** Handles events of a type; a second handler of it needs a name. */
  public <T> EventConsumerBuilder on(EventType<T> type, EventHandler<? super T> handler) {
    return on(type, "", handler);
  }

  /** Handles events of a type, looking at where each came from. */
  public <T> EventConsumerBuilder on(EventType<T> type, DeliveryHandler<? super T> handler) {
    return on(type, "", handler);
  }

  /** Handles events of a type under a name that lasts: metrics and logs know it. */
  public <T> EventConsumerBuilder on(
      EventType<T> type, String name, EventHandler<? super T> handler) {
    handlers.onType(type, name, Handlers.ignoringDelivery(handler));
    return this;
  }

  /** Handles events of a type under a name that lasts, looking at where each came from. */
  public <T> EventConsumerBuilder on(
      EventType<T> type, String name, DeliveryHandler<? super T> handler) {
    handlers.onType(type, name, handler);
    return this;
  }

  /**
   * Handles events of every type on a topic, named without prefix. Payloads of types that are not
   * on the class path are Avro's generic records.
   */
  public EventConsumerBuilder onTopic(String topic, EventHandler<Object> handler) {
    return onTopic(topic, "", handler);
  }

  /** As {@link #onTopic(String, EventHandler)}, looking at where each event came from. */
  public EventConsumerBuilder onTopic(String topic, DeliveryHandler<Object> handler) {
    return onTopic(topic, "", handler);
  }

  /** As {@link #onTopic(String, EventHandler)}, under a name that lasts. */
  public EventConsumerBuilder onTopic(String topic, String name, EventHandler<Object> handler) {
    handlers.onTopic(topic, name, Handlers.ignoringDelivery(handler));
    return this;
  }

  /** As {@link #onTopic(String, DeliveryHandler)}, under a name that lasts. */
  public EventConsumerBuilder onTopic(String topic, String name, DeliveryHandler<Object> handler) {
    handlers.onTopic(topic, name, handler);
    return this;
  }

  /** What happens when a handler throws; {@link FailurePolicy#DEFAULT} unless set. */
  public EventConsumerBuilder onFailure(FailurePolicy policy) {
    this.failurePolicy = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /** The types {@link #onTopic} knows the classes of; by default all on the class path. */
  public EventConsumerBuilder catalog(EventCatalog value) {
    this.catalog = value;
    return this;
  }

  /** A registry to share; the caller closes it. */
  public EventConsumerBuilder registry(SchemaRegistry value) {
    this.registry = value;
    return this;
  }

  /** Sees what is handled, failed and skipped. */
  public EventConsumerBuilder listener(ConsumerListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /**
   * Joins the group and begins to read. Returns at once: broker and registry may still be away.
   *
   * @throws ConfigurationException when there is no group or no handler, two handlers of a type
   *     have one name, or a setting cannot be used
   */
  public EventConsumer start() {
    return KafkaEventConsumer.start(this);
  }
}
