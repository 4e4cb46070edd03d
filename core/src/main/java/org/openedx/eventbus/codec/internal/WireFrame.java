package org.openedx.eventbus.codec.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.SchemaId;

/**
 * Frame of every value and key (Confluent's wire format):
 *
 * <pre>
 * byte 0      magic byte, 0x00
 * bytes 1-4   schema id, big-endian
 * bytes 5-    data in Avro's binary encoding
 * </pre>
 */
public final class WireFrame {
  /** Number of bytes before the Avro data. */
  public static final int HEADER_SIZE = 5;

  private static final byte MAGIC = 0;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private WireFrame() {}

  /** Writes the magic byte and the schema id into the first five bytes of a frame. */
  public static void setId(byte[] frame, SchemaId id) {
    frame[0] = MAGIC;
    INT.set(frame, 1, id.value());
  }

  /**
   * Returns the schema id of a frame.
   *
   * @throws UndecodableEventException if the frame is too short or has a different magic byte
   */
  public static SchemaId idOf(byte[] frame) {
    if (frame.length < HEADER_SIZE) {
      throw new UndecodableEventException(
          "frame of " + frame.length + " bytes is too short, expected at least " + HEADER_SIZE);
    }
    if (frame[0] != MAGIC) {
      throw new UndecodableEventException(
          String.format(
              "the frame starts with 0x%02x instead of the magic byte 0x00; was it written by a"
                  + " serializer of another format?",
              frame[0]));
    }
    int id = (int) INT.get(frame, 1);
    if (id < 0) {
      throw new UndecodableEventException("schema id " + id + " in the frame is negative");
    }
    return new SchemaId(id);
  }
}
