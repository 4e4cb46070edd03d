package org.openedx.eventbus.producer;

import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.TransientEventBusException;

/** Tells the failures of a lookup that may pass from those that will not. */
final class LookupFailures {
  private LookupFailures() {}

  static RuntimeException of(Throwable failure) {
    if (failure instanceof EventBusException ours) {
      return ours;
    }
    if (failure instanceof org.apache.kafka.common.errors.RetriableException
        || failure instanceof org.apache.kafka.common.errors.InterruptException) {
      return new TransientEventBusException(
          "the broker did not answer: " + failure.getMessage(), failure);
    }
    return new SendFailedException(
        "the topic or schema could not be looked up: " + failure, failure);
  }
}
