package com.acme.zapier;

import org.openedx.eventbus.TransientEventBusException;

/** A webhook did not accept an event for now. The consumer retries the event later. */
final class WebhookUnavailableException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  WebhookUnavailableException(String message) {
    super(message);
  }
}
