package org.openedx.eventbus.codec;

import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.LoneSurrogateException;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;

/** Turns payloads into framed values whose schema id is still to be set. Thread-safe. */
public final class EventEncoder {
  private static final int INITIAL_CAPACITY = 512;

  /** A larger buffer than this is not kept for the next event. */
  private static final int LARGEST_KEPT = 1 << 20;

  private static final ThreadLocal<AvroWriter> WRITERS =
      ThreadLocal.withInitial(() -> new AvroWriter(INITIAL_CAPACITY));

  private EventEncoder() {}

  /**
   * Five bytes for the frame, then the payload in Avro.
   *
   * @throws InvalidPayloadException when the payload does not fit its contract; nothing was written
   */
  public static <T> byte[] encode(EventType<T> type, T payload) {
    if (payload == null) {
      throw new InvalidPayloadException("the payload of " + type.name() + " is null");
    }
    AvroWriter out = WRITERS.get();
    try {
      out.reset();
      out.skip(WireFrame.HEADER_SIZE);
      type.codec().write(payload, out);
      return out.toByteArray();
    } catch (LoneSurrogateException e) {
      throw locate(type, payload, e);
    } catch (InvalidPayloadException e) {
      throw new InvalidPayloadException(type.name() + ": " + e.getMessage(), e);
    } finally {
      if (out.size() > LARGEST_KEPT) {
        WRITERS.remove();
      }
    }
  }

  /** The generated codec does not know where it is; the slow walk over the generic form does. */
  private static <T> InvalidPayloadException locate(
      EventType<T> type, T payload, LoneSurrogateException cause) {
    try {
      GenericWrite.value(
          type.schema().schema(),
          type.codec().toGeneric(payload, type.schema().schema()),
          "",
          new AvroWriter(INITIAL_CAPACITY));
    } catch (InvalidPayloadException e) {
      return new InvalidPayloadException(type.name() + ": " + e.getMessage(), cause);
    }
    return new InvalidPayloadException(type.name() + ": " + cause.getMessage(), cause);
  }
}
