package org.openedx.eventbus.handler;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.event.EventType;

/**
 * Registration of a handler for the events of one type, or for all events of one topic.
 *
 * <p>Plugins and configuration create registrations; consumers and the local bus accept them. For
 * example {@code HandlerRegistration.of(ORDER_PLACED, handler("audit").calls(audit), "code")}.
 *
 * @param type the event type, if the handler is registered for one
 * @param topic the topic without prefix, if the handler is registered for one
 * @param options the handler's name, failure policy and pause condition
 * @param handler the code; receives events of the type, or of any type for a topic
 * @param origin where the registration comes from, for messages, for example {@code code} or {@code
 *     plugin mailer}
 * @param refusal why the handler rejects every event, if its plugin could not be started
 */
public record HandlerRegistration(
    Optional<EventType<?>> type,
    Optional<String> topic,
    HandlerOptions options,
    DeliveryHandler<Object> handler,
    String origin,
    Optional<String> refusal) {

  /**
   * Creates a registration.
   *
   * @param type the event type
   * @param topic the topic without prefix
   * @param options the handler's name
   * @param handler the code
   * @param origin where the registration comes from
   * @param refusal why the handler rejects every event
   * @throws IllegalArgumentException if there is both a type and a topic, or neither
   */
  public HandlerRegistration {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(refusal, "refusal");
    if (type.isPresent() == topic.isPresent()) {
      throw new IllegalArgumentException(
          "a handler is registered for either an event type or a topic");
    }
  }

  /**
   * {@return a registration for an event type}
   *
   * @param type the event type
   * @param handler the code and its options
   * @param origin where the registration comes from, for messages
   */
  @SuppressWarnings("unchecked") // events are only read, and only events of this type are passed
  public static HandlerRegistration of(
      EventType<?> type, DeliveryHandler<?> handler, String origin) {
    var present = Optional.<EventType<?>>of(Objects.requireNonNull(type, "type"));
    return of(present, Optional.empty(), (DeliveryHandler<Object>) handler, origin);
  }

  /**
   * {@return a registration for all events of a topic}
   *
   * @param topic the topic without prefix
   * @param handler the code and its options
   * @param origin where the registration comes from, for messages
   */
  public static HandlerRegistration ofTopic(
      String topic, DeliveryHandler<Object> handler, String origin) {
    var present = Optional.of(Objects.requireNonNull(topic, "topic"));
    return of(Optional.empty(), present, handler, origin);
  }

  private static HandlerRegistration of(
      Optional<EventType<?>> type,
      Optional<String> topic,
      DeliveryHandler<Object> handler,
      String origin) {
    HandlerOptions options = Objects.requireNonNull(handler, "handler").options();
    Objects.requireNonNull(origin, "origin");
    return new HandlerRegistration(type, topic, options, handler, origin, Optional.empty());
  }

  /**
   * {@return this registration with other code, for example a wrapper}
   *
   * @param value the code
   */
  public HandlerRegistration withHandler(DeliveryHandler<Object> value) {
    return new HandlerRegistration(type, topic, options, value, origin, refusal);
  }

  /**
   * {@return this registration with another handler name}
   *
   * @param name the name
   * @throws IllegalArgumentException if the name is not valid, see {@link HandlerId}
   */
  public HandlerRegistration named(String name) {
    return new HandlerRegistration(type, topic, options.named(name), handler, origin, refusal);
  }

  /**
   * {@return this registration with another origin}
   *
   * @param value the origin
   */
  public HandlerRegistration withOrigin(String value) {
    return new HandlerRegistration(type, topic, options, handler, value, refusal);
  }

  /**
   * {@return this registration for another version of its event type}
   *
   * @param value the event type
   * @throws IllegalArgumentException if the registration is for a topic
   */
  public HandlerRegistration forType(EventType<?> value) {
    Objects.requireNonNull(value, "type");
    return new HandlerRegistration(Optional.of(value), topic, options, handler, origin, refusal);
  }

  /**
   * {@return this registration with code that rejects every event}
   *
   * @param reason why the events are rejected
   */
  public HandlerRegistration refusing(String reason) {
    Objects.requireNonNull(reason, "reason");
    DeliveryHandler<Object> rejects =
        (event, delivery) -> {
          throw new EventRejectedException(reason);
        };
    return new HandlerRegistration(type, topic, options, rejects, origin, Optional.of(reason));
  }

  /** {@return the handler's identity within a consumer group} */
  public HandlerId id() {
    return new HandlerId(type.isPresent() ? HandlerId.Scope.TYPE : HandlerId.Scope.TOPIC, name());
  }

  /** {@return the handler's name, or {@code default} if it was registered without one} */
  public String name() {
    return options.name().orElse("default");
  }

  /**
   * {@return whether the handler was registered with this object} Compares by identity.
   *
   * @param given an {@link EventHandler} or {@link DeliveryHandler}
   */
  @SuppressWarnings("ReferenceEquality") // identity is the contract
  public boolean isOf(Object given) {
    Objects.requireNonNull(given, "given");
    return handler == given
        || (handler instanceof HandlerOptions.Configured<?> configured
            && configured.given() == given);
  }

  /**
   * {@return the class loader of the code, or that of this library if the JDK loaded the code}
   * Consumers call the handler with it as the context class loader of the thread.
   */
  public ClassLoader classLoader() {
    Object code = handler instanceof HandlerOptions.Configured<?> given ? given.given() : handler;
    ClassLoader loader = code.getClass().getClassLoader();
    return loader == null
        ? Objects.requireNonNull(HandlerRegistration.class.getClassLoader(), "class loader")
        : loader;
  }

  /** {@return the name of the event type, or {@code topic} and the topic, for messages} */
  public String target() {
    return type.map(each -> each.name().value()).orElseGet(() -> "topic " + topic.orElseThrow());
  }
}
