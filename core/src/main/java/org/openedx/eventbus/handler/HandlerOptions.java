package org.openedx.eventbus.handler;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;

/**
 * Name, failure policy and pause condition of a handler, given where it is registered. Immutable.
 *
 * <pre>{@code
 * .on(CERTIFICATE_CREATED,
 *     handler("audit")
 *         .onFailure(retry(5, exponential(ofMillis(200), ofMinutes(1))).thenPark())
 *         .calls((event, delivery) -> audit.write(event.metadata(), delivery.offset())))
 * }</pre>
 *
 * <p>The failure policy and the pause condition apply to consumers. The local bus and the test bus
 * call each handler once and ignore them.
 */
public final class HandlerOptions {
  static final HandlerOptions NONE = new HandlerOptions(null, null, null);

  private final @Nullable String name;
  private final @Nullable FailurePolicy failurePolicy;
  private final @Nullable BooleanSupplier pausedWhile;

  private HandlerOptions(
      @Nullable String name,
      @Nullable FailurePolicy failurePolicy,
      @Nullable BooleanSupplier pausedWhile) {
    this.name = name;
    this.failurePolicy = failurePolicy;
    this.pausedWhile = pausedWhile;
  }

  /**
   * {@return options with a name} The name identifies the handler in logs, metrics and dead
   * letters. It must not change while dead letters of the handler exist.
   *
   * @param name the name, for example {@code audit}
   * @throws IllegalArgumentException if the name is not valid, see {@link HandlerId}
   */
  public static HandlerOptions handler(String name) {
    return new HandlerOptions(HandlerId.requireName(name), null, null);
  }

  /**
   * {@return options without a name} Each event type or topic can have one handler without name.
   */
  public static HandlerOptions handler() {
    return NONE;
  }

  /**
   * {@return these options with a failure policy} It replaces the consumer's default policy.
   *
   * @param policy the policy
   */
  public HandlerOptions onFailure(FailurePolicy policy) {
    return new HandlerOptions(name, Objects.requireNonNull(policy, "policy"), pausedWhile);
  }

  /**
   * {@return these options with a condition while which the handler is paused} For example a
   * feature flag of the service.
   *
   * <p>The consumer evaluates the condition about once a second on a separate thread. If the
   * condition throws, its previous value remains in effect. The handler is paused until the
   * condition has returned for the first time.
   *
   * @param condition true to pause the handler, false to resume it
   */
  public HandlerOptions pausedWhile(BooleanSupplier condition) {
    return new HandlerOptions(name, failurePolicy, Objects.requireNonNull(condition, "condition"));
  }

  /**
   * {@return a handler with these options}
   *
   * @param <T> the payload's class
   * @param handler the code that processes events
   */
  public <T> DeliveryHandler<T> calls(EventHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return new Configured<>(this, handler, (event, delivery) -> handler.handle(event));
  }

  /**
   * {@return a handler with these options}
   *
   * @param <T> the payload's class
   * @param handler the code that processes events; it also receives their position
   */
  public <T> DeliveryHandler<T> calls(DeliveryHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return new Configured<>(this, handler, handler);
  }

  /** {@return the handler's name, if it has one} */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** {@return the handler's failure policy, if it has one} */
  public Optional<FailurePolicy> failurePolicy() {
    return Optional.ofNullable(failurePolicy);
  }

  /** {@return the condition that pauses the handler, if it has one} */
  public Optional<BooleanSupplier> pauseCondition() {
    return Optional.ofNullable(pausedWhile);
  }

  /**
   * {@return these options with another name}
   *
   * @param name the name
   * @throws IllegalArgumentException if the name is not valid, see {@link HandlerId}
   */
  public HandlerOptions named(String name) {
    return new HandlerOptions(HandlerId.requireName(name), failurePolicy, pausedWhile);
  }

  /**
   * Handler with its options.
   *
   * @param given the object that the user passed, by which the local bus removes the handler
   */
  record Configured<T>(HandlerOptions options, Object given, DeliveryHandler<T> code)
      implements DeliveryHandler<T> {
    @Override
    public void handle(Event<T> event, Delivery delivery) throws Exception {
      code.handle(event, delivery);
    }
  }
}
