package org.openedx.eventbus.codec;

import org.openedx.eventbus.registry.SchemaId;

/**
 * The frame around every value and key (Confluent's wire format):
 *
 * <pre>
 * byte 0      0x00, the magic byte
 * bytes 1-4   the schema's id, big-endian
 * bytes 5-    Avro's binary encoding
 * </pre>
 */
public final class WireFrame {
  /** The number of bytes before the Avro data. */
  public static final int HEADER_SIZE = 5;

  private static final byte MAGIC = 0;

  private WireFrame() {}

  /** Writes magic byte and id into the first five bytes, which were left free for them. */
  public static void setId(byte[] frame, SchemaId id) {
    int value = id.value();
    frame[0] = MAGIC;
    frame[1] = (byte) (value >>> 24);
    frame[2] = (byte) (value >>> 16);
    frame[3] = (byte) (value >>> 8);
    frame[4] = (byte) value;
  }

  /**
   * The id in the frame.
   *
   * @throws UndecodableEventException when the frame is too short or starts with another byte
   */
  public static SchemaId idOf(byte[] frame) {
    if (frame.length < HEADER_SIZE) {
      throw new UndecodableEventException(
          "a frame of " + frame.length + " bytes: at least " + HEADER_SIZE + " are needed");
    }
    if (frame[0] != MAGIC) {
      throw new UndecodableEventException(
          String.format(
              "the frame starts with 0x%02x, not with the magic byte 0x00: written by a serializer"
                  + " that speaks another format?",
              frame[0]));
    }
    int id =
        ((frame[1] & 0xFF) << 24)
            | ((frame[2] & 0xFF) << 16)
            | ((frame[3] & 0xFF) << 8)
            | (frame[4] & 0xFF);
    if (id < 0) {
      throw new UndecodableEventException("the schema id " + id + " in the frame is negative");
    }
    return new SchemaId(id);
  }
}
