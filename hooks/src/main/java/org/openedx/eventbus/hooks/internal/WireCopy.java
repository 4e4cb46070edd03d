package org.openedx.eventbus.hooks.internal;

import org.apache.kafka.common.header.Headers;
import org.openedx.eventbus.codec.internal.EventEncoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.PayloadDecoder;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/** Encodes events and decodes them again, as if they had been sent and read. */
public final class WireCopy {
  private WireCopy() {}

  /**
   * Returns the event as a consumer would read it: with the precision of the headers, and with a
   * payload that shares no object with the original.
   *
   * @throws org.openedx.eventbus.event.InvalidPayloadException if the contract does not allow the
   *     payload
   */
  public static <T> Event<T> of(Event<T> event) {
    Headers headers = EventHeaders.write(event);
    return new Event<>(
        event.type(),
        EventHeaders.read(headers),
        payload(event, event.type()),
        EventHeaders.custom(headers));
  }

  /**
   * Returns the event as another contract of its type reads it. Metadata and custom headers are not
   * changed.
   *
   * @throws org.openedx.eventbus.event.IncompatibleEventException if the contract cannot read it
   */
  public static <T> Event<T> as(EventType<T> contract, Event<?> event) {
    return new Event<>(contract, event.metadata(), payload(event, contract), event.headers());
  }

  private static <S, T> T payload(Event<S> event, EventType<T> contract) {
    byte[] frame = EventEncoder.encode(event.type(), event.payload());
    return PayloadDecoder.of(contract, event.type().schema().schema())
        .decode(frame, WireFrame.HEADER_SIZE);
  }
}
