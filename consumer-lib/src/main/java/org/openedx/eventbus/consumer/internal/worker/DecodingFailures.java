package org.openedx.eventbus.consumer.internal.worker;

import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.codec.internal.RegistryMismatchException;
import org.openedx.eventbus.codec.internal.UnknownSchemaException;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;

/** Classification of the exceptions that a decoder throws. */
final class DecodingFailures {
  private DecodingFailures() {}

  /** Returns the kind of the failure. Any other error of the registry is not the event's fault. */
  static Failure.Kind kindOf(EventBusException cause) {
    if (cause instanceof UndecodableEventException) {
      return Failure.Kind.POISON;
    }
    if (cause instanceof IncompatibleEventException) {
      return Failure.Kind.INCOMPATIBLE;
    }
    if (cause instanceof UnknownSchemaException) {
      return Failure.Kind.UNKNOWN_SCHEMA;
    }
    if (cause instanceof RegistryMismatchException) {
      return Failure.Kind.REGISTRY_MISMATCH;
    }
    return cause instanceof UnauthorizedException
        ? Failure.Kind.REGISTRY_UNAUTHORIZED
        : Failure.Kind.REGISTRY_UNAVAILABLE;
  }
}
