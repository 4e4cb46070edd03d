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
   * Starts a named handler. The name is stable: it identifies the handler in logs, metrics and dead
   * letters, and must stay the same as long as dead letters of the handler exist.
   *
   * @throws IllegalArgumentException if the name is not valid, see {@link HandlerId}
   */
  public static HandlerOptions handler(String name) {
    return new HandlerOptions(HandlerId.requireName(name), null, null);
  }

  /** Starts a handler without a name; a consumer accepts one for each event type or topic. */
  public static HandlerOptions handler() {
    return NONE;
  }

  /** Sets what happens when the handler throws, instead of the consumer's default policy. */
  public HandlerOptions onFailure(FailurePolicy policy) {
    return new HandlerOptions(name, Objects.requireNonNull(policy, "policy"), pausedWhile);
  }

  /**
   * Pauses the handler while a condition is true, for example a feature flag of the service. The
   * consumer evaluates the condition about once a second on a thread of its own. If the condition
   * throws, its previous value remains in effect; until it has returned for the first time, the
   * handler is paused.
   */
  public HandlerOptions pausedWhile(BooleanSupplier condition) {
    return new HandlerOptions(name, failurePolicy, Objects.requireNonNull(condition, "condition"));
  }

  /** Completes the handler with the code that processes events. */
  public <T> DeliveryHandler<T> calls(EventHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return new Configured<>(this, handler, (event, delivery) -> handler.handle(event));
  }

  /** Completes the handler with code that also receives the event's position. */
  public <T> DeliveryHandler<T> calls(DeliveryHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return new Configured<>(this, handler, handler);
  }

  /** Returns the handler's name, if it has one. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** Returns the handler's failure policy, if it has one. */
  public Optional<FailurePolicy> failurePolicy() {
    return Optional.ofNullable(failurePolicy);
  }

  /** Returns the condition that pauses the handler, if it has one. */
  public Optional<BooleanSupplier> pauseCondition() {
    return Optional.ofNullable(pausedWhile);
  }

  /** Returns these options with another name. */
  public HandlerOptions named(String newName) {
    return new HandlerOptions(HandlerId.requireName(newName), failurePolicy, pausedWhile);
  }

  /**
   * A handler with its options.
   *
   * @param given the object that the user passed, by which the local bus disconnects it
   */
  record Configured<T>(HandlerOptions options, Object given, DeliveryHandler<T> code)
      implements DeliveryHandler<T> {
    @Override
    public void handle(Event<T> event, Delivery delivery) throws Exception {
      code.handle(event, delivery);
    }
  }
}
