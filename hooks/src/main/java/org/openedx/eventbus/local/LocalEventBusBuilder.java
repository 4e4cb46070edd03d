package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.MetadataFactory;

/** Puts a local bus together. Not thread-safe. */
public final class LocalEventBusBuilder {
  /** How long a receiver may take before it is warned of: {@value} ms. */
  public static final int DEFAULT_SLOW_MILLIS = 500;

  @Nullable MetadataFactory metadata;
  @Nullable EventProducer producer;
  @Nullable Executor executor;
  boolean strict;
  Duration slow = Duration.ofMillis(DEFAULT_SLOW_MILLIS);
  LocalListener listener = LocalListener.NONE;
  LongSupplier nanos = System::nanoTime;

  LocalEventBusBuilder() {}

  /** Who sends: an identity of this service, or a fixed clock and fixed ids. */
  public LocalEventBusBuilder metadata(MetadataFactory value) {
    this.metadata = Objects.requireNonNull(value, "metadata");
    return this;
  }

  /**
   * Sends on, after the handlers, what is sent here: to the topics that the configuration of the
   * producer says. The caller closes the producer, after the bus.
   */
  public LocalEventBusBuilder publishingTo(EventProducer value) {
    this.producer = Objects.requireNonNull(value, "producer");
    return this;
  }

  /**
   * The first receiver that throws is the last one that runs: {@code send} fails with what it
   * threw, and the event is not published. Otherwise all handlers run.
   */
  public LocalEventBusBuilder strict() {
    this.strict = true;
    return this;
  }

  /**
   * Runs the handlers of an event there, one after the other, so that {@code send} returns before
   * they are done. Events keep their order if the executor keeps that of its tasks. The caller ends
   * the executor, after closing the bus.
   */
  public LocalEventBusBuilder executor(Executor value) {
    this.executor = Objects.requireNonNull(value, "executor");
    return this;
  }

  /** How long a receiver may take before it is warned of. */
  public LocalEventBusBuilder slowThreshold(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("slowThreshold must be above zero: " + value);
    }
    this.slow = value;
    return this;
  }

  /** Sees what handlers do, and how long they take. */
  public LocalEventBusBuilder listener(LocalListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  LocalEventBusBuilder nanos(LongSupplier value) {
    this.nanos = value;
    return this;
  }

  /**
   * @throws IllegalStateException when there is a producer and nothing says who sends
   */
  public LocalEventBus build() {
    if (producer != null && metadata == null) {
      throw new IllegalStateException(
          "what is published says who sent it: begin with LocalEventBus.builder(config), or call"
              + " metadata(…)");
    }
    return new LocalEventBus(this);
  }
}
