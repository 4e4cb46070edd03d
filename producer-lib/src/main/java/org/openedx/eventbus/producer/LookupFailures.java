package org.openedx.eventbus.producer;

import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.RetriableException;

/** Classifies failures of a lookup as transient or permanent. */
final class LookupFailures {
  private LookupFailures() {}

  static RuntimeException of(Throwable failure) {
    if (failure instanceof EventBusException known) {
      return known;
    }
    if (failure instanceof org.apache.kafka.common.errors.RetriableException
        || failure instanceof org.apache.kafka.common.errors.InterruptException) {
      return new RetriableException("the broker did not answer: " + failure.getMessage(), failure);
    }
    return new SendFailedException(
        "looking up the topic or its schema failed: " + failure, failure);
  }
}
