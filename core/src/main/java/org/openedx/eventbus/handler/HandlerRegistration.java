package org.openedx.eventbus.handler;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.event.EventType;

/**
 * A handler and what it is registered for: the events of one type, or all events of one topic.
 * Plugins and configuration produce registrations; consumers and the local bus take them.
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
   * @throws IllegalArgumentException if there is both a type and a topic, or neither
   */
  public HandlerRegistration {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(refusal, "refusal");
    if (type.isPresent() == topic.isPresent()) {
      throw new IllegalArgumentException(
          "a handler is registered for either an event type or a topic");
    }
  }

  /** Registers a handler for an event type. */
  @SuppressWarnings("unchecked") // events are only read, and only events of this type are passed
  public static HandlerRegistration of(
      EventType<?> type, DeliveryHandler<?> handler, String origin) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(handler, "handler");
    return new HandlerRegistration(
        Optional.of(type),
        Optional.empty(),
        handler.options(),
        (DeliveryHandler<Object>) handler,
        origin,
        Optional.empty());
  }

  /** Registers a handler for all events of a topic. */
  public static HandlerRegistration ofTopic(
      String topic, DeliveryHandler<Object> handler, String origin) {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(handler, "handler");
    return new HandlerRegistration(
        Optional.empty(), Optional.of(topic), handler.options(), handler, origin, Optional.empty());
  }

  /** Returns this registration with other code, for example a wrapper of it. */
  public HandlerRegistration withHandler(DeliveryHandler<Object> other) {
    return new HandlerRegistration(type, topic, options, other, origin, refusal);
  }

  /** Returns this registration under another handler name. */
  public HandlerRegistration named(String name) {
    return new HandlerRegistration(type, topic, options.named(name), handler, origin, refusal);
  }

  /** Returns this registration with another origin. */
  public HandlerRegistration withOrigin(String other) {
    return new HandlerRegistration(type, topic, options, handler, other, refusal);
  }

  /** Returns this registration for another version of its event type. */
  public HandlerRegistration forType(EventType<?> other) {
    return new HandlerRegistration(Optional.of(other), topic, options, handler, origin, refusal);
  }

  /** Returns a registration whose handler rejects every event with this reason. */
  public HandlerRegistration refusing(String reason) {
    DeliveryHandler<Object> rejects =
        (event, delivery) -> {
          throw new EventRejectedException(reason);
        };
    return new HandlerRegistration(type, topic, options, rejects, origin, Optional.of(reason));
  }

  /** Returns the handler's identity within a consumer group. */
  public HandlerId id() {
    return new HandlerId(type.isPresent() ? HandlerId.Scope.TYPE : HandlerId.Scope.TOPIC, name());
  }

  /** Returns the handler's name, or {@code default} if it was registered without one. */
  public String name() {
    return options.name().orElse("default");
  }

  /** Returns whether the handler was registered with this very object. */
  @SuppressWarnings("ReferenceEquality") // identity is the contract
  public boolean isOf(Object given) {
    return handler == given
        || (handler instanceof HandlerOptions.Configured<?> configured
            && configured.given() == given);
  }

  /** Returns what the handler is registered for, for messages. */
  public String target() {
    return type.map(each -> each.name().value()).orElseGet(() -> "topic " + topic.orElseThrow());
  }
}
