package org.openedx.eventbus.handler;

import java.util.Collection;
import java.util.Objects;
import org.openedx.eventbus.event.EventType;

/**
 * Registry of handlers. The builder of a consumer, the local bus, the context of a plugin and the
 * test bus are registries, so one method can register a service's handlers with each of them. For
 * example:
 *
 * <pre>{@code
 * static void register(HandlerRegistry<?> handlers) {
 *   handlers
 *       .on(CERTIFICATE_CREATED, event -> mailer.congratulate(event.payload().certificate()))
 *       .on(CERTIFICATE_CREATED, handler("audit").calls((event, delivery) -> audit.write(event)));
 * }
 * }</pre>
 *
 * @param <R> the registry's own type, returned by each method
 */
public interface HandlerRegistry<R extends HandlerRegistry<R>> {
  /** The origin of handlers that are registered in code. */
  String CODE = "code";

  /**
   * Adds a handler.
   *
   * @param registration the handler and its type or topic
   * @return this registry
   * @throws IllegalArgumentException if the event type or topic already has a handler of that name
   */
  R register(HandlerRegistration registration);

  /**
   * Adds several handlers, for example those of plugins: {@code plugins.handlers()}.
   *
   * @param registrations the handlers and their types or topics
   * @return this registry
   * @throws IllegalArgumentException if an event type or topic has two handlers of one name
   */
  @SuppressWarnings("unchecked") // R is this registry's own type
  default R handlers(Collection<HandlerRegistration> registrations) {
    Objects.requireNonNull(registrations, "registrations").forEach(this::register);
    return (R) this;
  }

  /**
   * Registers a handler for the events of a type. A second handler of the type needs a name, see
   * {@link HandlerOptions#handler(String)}. Handlers of one name form one handler, which receives
   * the events of a key in their order across types.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param handler the code that processes events
   * @return this registry
   * @throws IllegalArgumentException if the event type already has a handler without a name
   */
  default <T> R on(EventType<T> type, EventHandler<? super T> handler) {
    return on(type, HandlerOptions.NONE.calls(handler));
  }

  /**
   * Registers a handler for the events of a type; it also receives the position of each event. A
   * name, a failure policy and a pause condition are set with {@link
   * HandlerOptions#handler(String)}.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param handler the code that processes events, with its options
   * @return this registry
   * @throws IllegalArgumentException if the event type already has a handler of that name
   */
  default <T> R on(EventType<T> type, DeliveryHandler<? super T> handler) {
    return register(HandlerRegistration.of(type, handler, CODE));
  }

  /**
   * Registers a handler for all events of a topic. Payloads of event types that are not on the
   * class path are Avro generic records.
   *
   * @param topic the topic without prefix, for example {@code user-login}
   * @param handler the code that processes events
   * @return this registry
   * @throws IllegalArgumentException if the topic already has a handler without a name
   */
  default R onTopic(String topic, EventHandler<Object> handler) {
    return onTopic(topic, HandlerOptions.NONE.calls(handler));
  }

  /**
   * Registers a handler for all events of a topic; it also receives the position of each event.
   *
   * @param topic the topic without prefix, for example {@code user-login}
   * @param handler the code that processes events, with its options
   * @return this registry
   * @throws IllegalArgumentException if the topic already has a handler of that name
   */
  default R onTopic(String topic, DeliveryHandler<Object> handler) {
    return register(HandlerRegistration.ofTopic(topic, handler, CODE));
  }
}
