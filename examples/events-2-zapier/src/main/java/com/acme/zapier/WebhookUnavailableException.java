package com.acme.zapier;

import org.openedx.eventbus.TransientEventBusException;

/** A webhook does not answer, or cannot take more: the event is to be sent again later. */
final class WebhookUnavailableException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  WebhookUnavailableException(String message) {
    super(message);
  }
}
