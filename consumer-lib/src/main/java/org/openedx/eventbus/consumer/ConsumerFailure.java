package org.openedx.eventbus.consumer;

import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * Why the poll loop of a consumer ended.
 *
 * @param original for the caller of {@link EventConsumer#awaitShutdown}; it may be of a Kafka
 *     plugin
 * @param copy for the log and the health
 */
record ConsumerFailure(Throwable original, ThrowableSnapshot copy) {
  static ConsumerFailure of(Throwable cause) {
    return new ConsumerFailure(cause, ThrowableSnapshot.withoutForeignCalls(cause));
  }
}
