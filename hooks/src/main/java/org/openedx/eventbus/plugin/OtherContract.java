package org.openedx.eventbus.plugin;

import org.openedx.eventbus.codec.EventEncoder;
import org.openedx.eventbus.codec.PayloadDecoder;
import org.openedx.eventbus.codec.WireFrame;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/**
 * Two jars may bring classes of their own for one event type, or two minor versions of it. An event
 * is decoded once, with one of them; for the other it goes through the bytes again.
 */
final class OtherContract {
  private OtherContract() {}

  /**
   * The event as {@code wanted} has it.
   *
   * @throws org.openedx.eventbus.codec.IncompatibleEventException when that contract cannot hold it
   */
  @SuppressWarnings("unchecked") // same payload class
  static <T> Event<T> read(EventType<T> wanted, Event<?> event) {
    return sameContract(wanted, event.type()) ? (Event<T>) event : reread(wanted, event);
  }

  /** The same for those who do not know the type's payload. */
  @SuppressWarnings("unchecked") // an event is only read
  static Event<Object> untyped(EventType<?> wanted, Event<?> event) {
    return (Event<Object>) (Event<?>) read(wanted, event);
  }

  private static boolean sameContract(EventType<?> one, EventType<?> other) {
    return one.codec().payloadType().equals(other.codec().payloadType())
        && one.schema().equals(other.schema());
  }

  private static <T, S> Event<T> reread(EventType<T> wanted, Event<S> event) {
    byte[] frame = EventEncoder.encode(event.type(), event.payload());
    T payload =
        PayloadDecoder.of(wanted, event.type().schema().schema())
            .decode(frame, WireFrame.HEADER_SIZE);
    return new Event<>(wanted, event.metadata(), payload, event.headers());
  }
}
