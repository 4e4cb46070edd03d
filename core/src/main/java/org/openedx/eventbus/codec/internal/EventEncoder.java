package org.openedx.eventbus.codec.internal;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;

/** Encoder of payloads into framed values without a schema id. Thread-safe. */
public final class EventEncoder {
  private static final int INITIAL_CAPACITY = 512;

  /** Buffers larger than this are released after use. */
  private static final int LARGEST_KEPT = 1 << 20;

  private static final ThreadLocal<AvroWriter> WRITERS =
      ThreadLocal.withInitial(() -> new AvroWriter(INITIAL_CAPACITY));

  private EventEncoder() {}

  /**
   * Encodes a payload: five zero bytes for the frame, then Avro's binary encoding.
   *
   * @throws InvalidPayloadException if the payload violates its contract
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
    } catch (AvroDataException e) {
      throw locate(type, payload, e);
    } catch (InvalidPayloadException e) {
      throw new InvalidPayloadException(type.name() + ": " + e.getMessage(), e);
    } finally {
      if (out.size() > LARGEST_KEPT) {
        WRITERS.remove();
      }
    }
  }

  /**
   * Finds the path of the invalid field. Generated codecs do not track it, so the payload is
   * encoded once more in its generic form.
   */
  private static <T> InvalidPayloadException locate(
      EventType<T> type, T payload, AvroDataException cause) {
    Schema schema = type.schema().schema();
    try {
      GenericRecord record = type.codec().toGeneric(payload, schema);
      GenericWriter.write(schema, record, new AvroWriter(INITIAL_CAPACITY));
    } catch (InvalidPayloadException e) {
      return new InvalidPayloadException(type.name() + ": " + e.getMessage(), cause);
    }
    return new InvalidPayloadException(type.name() + ": " + cause.getMessage(), cause);
  }
}
